import type { Gap } from "../model/gap.ts";
import type { Resource, ResourceIdentity } from "../model/resource.ts";
import { administratorBy } from "../policy/administrator.ts";
import type { Caller } from "../policy/caller.ts";
import type {
  Identity,
  IdentityAccount,
  ManagedPolicy,
  Role as IdentityRole,
} from "../policy/escalation-identity.ts";
import { arnPartition } from "../policy/index.ts";
import type { NamedPolicy } from "../policy/permission.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { IamGroup } from "../resources/iam-group.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import { IamRole } from "../resources/iam-role.ts";
import { IamUser } from "../resources/iam-user.ts";
import { isAwsManagedPolicy } from "./aws-managed-policies.ts";
import type { FactInput } from "./define.ts";
import { PolicyReader } from "./iam-policy-reader.ts";
import { powersOf, statementsOf } from "./iam-powers.ts";
import { workloadsIn, type ReadWorkloads } from "./iam-workloads.ts";
import { ownArn } from "./own-arn.ts";
import { readPolicy } from "./read-policy.ts";
import { UnreadError } from "./unread.ts";

/** What `identitiesOf` reads, for the `reads` of a fact that asks it. */
export const IDENTITY_READS = {
  [IamRole.type]: [
    "path",
    "trustPolicy",
    "attachedPolicies",
    "inlinePolicies",
    "permissionsBoundary",
    "instanceProfiles",
    "lastUsedAt",
  ],
  [IamUser.type]: [
    "groups",
    "attachedPolicies",
    "inlinePolicies",
    "permissionsBoundary",
    "passwordEnabled",
    "mfaActive",
  ],
  [IamGroup.type]: ["attachedPolicies", "inlinePolicies"],
  [IamManagedPolicy.type]: ["document", "otherVersions"],
};

/** The users and roles of an account, and what was not read of them. */
export interface ReadIdentities extends IdentityAccount {
  readonly workloads: ReadWorkloads;
  readonly policies: PolicyReader;
  /** Lists and fields that were not read: there may be more users, roles and groups than these. */
  readonly gaps: readonly Gap[];
}

type User = ResourceOf<typeof IamUser>;
type Role = ResourceOf<typeof IamRole>;

/** Reads the users and roles of an account for the search of escalation paths; service-linked roles are left out. */
export function identitiesOf(input: FactInput, account: string): ReadIdentities {
  return new IdentityReader(input, account).read();
}

/** A group with what its members have by it. */
interface Group {
  readonly arn: string;
  readonly policies: readonly NamedPolicy[];
  readonly attached: readonly string[];
}

class IdentityReader {
  readonly #input: FactInput;
  readonly #account: string;
  readonly #policies: PolicyReader;
  readonly #gaps: Gap[] = [];
  readonly #versions = new Map<string, boolean>();
  #groupGaps: readonly Gap[] = [];

  constructor(input: FactInput, account: string) {
    this.#input = input;
    this.#account = account;
    this.#policies = new PolicyReader(input, account);
  }

  read(): ReadIdentities {
    const groups = new Map(this.#seen(IamGroup).map((each) => [each.name, this.#group(each)]));
    // Only the list of groups was read so far.
    this.#groupGaps = [...this.#gaps];
    const users = this.#seen(IamUser).map((user) => this.#user(user, groups));
    const roles = this.#seen(IamRole).filter(
      (role) => !this.#known(() => role.path.startsWith("/aws-service-role/"), false),
    );
    const identities = [...users, ...roles.map((role) => this.#role(role))];
    const administrators = [...groups.values()].filter(
      ({ arn, policies }) =>
        administratorBy(statementsOf(policies), { arn, type: "user", name: "" })?.length === 0,
    );
    return {
      account: this.#account,
      partition: arnPartition(identities[0]?.caller.arn ?? ""),
      identities,
      workloads: workloadsIn(this.#input, this.#account),
      administratorGroups: administrators.map(({ arn }) => arn),
      policies: this.#policies,
      gaps: this.#gaps,
    };
  }

  #group(group: ResourceOf<typeof IamGroup>): Group {
    return {
      arn: group.arn,
      policies: this.#policies.policiesOf(group),
      attached: this.#known(() => group.attachedPolicies, []),
    };
  }

  /** A group that a whole list does not have was deleted meanwhile. */
  #unseenGroup(name: string): Group[] {
    if (this.#groupGaps.length === 0) return [];
    const policy = this.#policies.ofUnseenGroup(name, this.#groupGaps);
    return [{ arn: "", policies: [policy], attached: [] }];
  }

  #user(user: User, groups: ReadonlyMap<string, Group>): Identity {
    const names = this.#known(() => user.groups, []);
    const joined = names.flatMap((name) => groups.get(name) ?? this.#unseenGroup(name));
    const attached = [
      ...this.#known(() => user.attachedPolicies, []),
      ...joined.flatMap((group) => group.attached),
    ];
    const inherited = joined.flatMap(({ policies }) => policies);
    const caller = { arn: user.arn, type: "user", name: user.name } as const;
    return {
      ...this.#powers(caller, user, inherited),
      policies: this.#own(attached),
      groups: joined.map(({ arn }) => arn).filter((arn) => arn !== ""),
      tags: lowerCased(user),
      changeable: true,
      login: {
        password: orNull(() => user.passwordEnabled),
        mfa: orNull(() => user.mfaActive),
      },
      role: undefined,
    };
  }

  #role(role: Role): Identity {
    const caller = { arn: role.arn, type: "role", name: role.name } as const;
    return {
      ...this.#powers(caller, role, []),
      policies: this.#own(this.#known(() => role.attachedPolicies, [])),
      groups: [],
      tags: lowerCased(role),
      // The roles of permission sets are changed by IAM Identity Center alone.
      changeable: !this.#known(() => role.path.startsWith("/aws-reserved/"), false),
      login: undefined,
      role: {
        trust: this.#known(() => readPolicy(role.trustPolicy, role, "trustPolicy").statements, []),
        instanceProfiles: this.#known(() => role.instanceProfiles, []),
        used: this.#known(() => lastUse(role.lastUsedAt, this.#input.now), "never"),
      },
    };
  }

  #powers(caller: Caller, holder: User | Role, inherited: readonly NamedPolicy[]) {
    const policies = [...this.#policies.policiesOf(holder), ...inherited];
    const arn = this.#known(() => holder.permissionsBoundary, null);
    const boundary = arn === null ? null : { arn, policy: this.#policies.managed(arn) };
    return powersOf(caller, policies, boundary);
  }

  /** The customer managed policies among those attached. */
  #own(attached: readonly string[]): ManagedPolicy[] {
    return [...new Set(attached)]
      .filter((arn) => !isAwsManagedPolicy(arn))
      .map((arn) => ({ arn, administratorVersion: this.#hasAdministratorVersion(arn) }));
  }

  #hasAdministratorVersion(arn: string): boolean {
    let has = this.#versions.get(arn);
    if (has === undefined) {
      has = this.#known(() => {
        const scope = { account: this.#account };
        const [policy] = this.#input.findByKey(IamManagedPolicy, scope, ownArn, arn);
        return (policy?.otherVersions ?? []).some(({ document }) => {
          const { statements } = readPolicy(document, policy as ResourceIdentity, "otherVersions");
          return administratorBy(statements, { arn, type: "user", name: "" })?.length === 0;
        });
      }, false);
      this.#versions.set(arn, has);
    }
    return has;
  }

  /** All of a type that were seen; a gap in the list is kept. */
  #seen<T extends ResourceType>(type: T): ResourceOf<T>[] {
    const found: ResourceOf<T>[] = [];
    // A search for what no resource is visits all of them, and tells whether there may be more.
    const visit = (resource: ResourceOf<T>) => found.push(resource) < 0;
    this.#known(() => this.#input.find(type, { account: this.#account }, visit), null);
    return found;
  }

  #known<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      this.#gaps.push(...error.gaps);
      return otherwise;
    }
  }
}

/** Beyond so many days what ran as a role need not be there any more. */
const LATELY = 90;

function lastUse(at: string | null, now: string): IdentityRole["used"] {
  if (at === null) return "never";
  const days = (Date.parse(now) - Date.parse(at)) / 86_400_000;
  return days <= LATELY ? "lately" : "long ago";
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadError) return null;
    throw error;
  }
}

function lowerCased(resource: ResourceIdentity): Identity["tags"] {
  const { tags } = resource as Resource;
  const entries = tags && Object.entries(tags);
  return entries && Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}
