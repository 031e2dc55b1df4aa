import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { CloudFormationStack } from "../../src/resources/cloudformation-stack.ts";
import { CodeBuildProject } from "../../src/resources/codebuild-project.ts";
import type { ResourceType } from "../../src/resources/define.ts";
import { Ec2Instance } from "../../src/resources/ec2-instance.ts";
import { IamGroup } from "../../src/resources/iam-group.ts";
import { IamManagedPolicy } from "../../src/resources/iam-managed-policy.ts";
import { IamRole } from "../../src/resources/iam-role.ts";
import { IamUser } from "../../src/resources/iam-user.ts";
import { LambdaFunction } from "../../src/resources/lambda-function.ts";
import { ACCOUNT, snapshot } from "../support/small-snapshot.ts";

export type Json = Readonly<Record<string, unknown>>;

export const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
export const EVERYTHING: Json = { Action: "*", Resource: "*" };

/** What a test says of a user, group or role; the rest is without rights. */
interface Powers {
  /** Statements of one inline policy; Effect is Allow and Resource * unless told. */
  readonly allow?: readonly Json[];
  /** ARNs, or names of managed policies of the account. */
  readonly attached?: readonly string[];
}

interface UserPowers extends Powers {
  readonly groups?: readonly string[];
  readonly boundary?: string;
  readonly password?: boolean;
  readonly mfa?: boolean;
}

interface RolePowers extends Powers {
  readonly boundary?: string;
  /** A service, an ARN, or whole statements; nobody unless told. */
  readonly trust?: string | readonly Json[];
  readonly instanceProfile?: true;
  /** When it was used last; two days ago unless told. */
  readonly lastUsedAt?: string | null;
  readonly path?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export const arn = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT}:${kind}/${name}`;

/** An identity policy. */
function policy(statements: readonly Json[]): string {
  const list = statements.map((statement) => ({
    Effect: "Allow",
    ...("NotResource" in statement ? {} : { Resource: "*" }),
    ...statement,
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement: list });
}

export function user(name: string, powers: UserPowers = {}): Resource {
  return {
    ...IamUser.example,
    ...identity("user", name),
    ...policiesOf(powers),
    groups: powers.groups ?? [],
    permissionsBoundary: powers.boundary === undefined ? null : managedArn(powers.boundary),
    passwordEnabled: powers.password ?? false,
    mfaActive: powers.mfa ?? false,
    tags: {},
  };
}

export function role(name: string, powers: RolePowers = {}): Resource {
  const { path = "/", trust = [] } = powers;
  return {
    ...IamRole.example,
    ...identity("role", `${path.slice(1)}${name}`),
    name,
    path,
    ...policiesOf(powers),
    trustPolicy: JSON.stringify({ Version: "2012-10-17", Statement: trustOf(trust) }),
    permissionsBoundary: powers.boundary === undefined ? null : managedArn(powers.boundary),
    instanceProfiles: powers.instanceProfile ? [arn("instance-profile", name)] : [],
    lastUsedAt: powers.lastUsedAt === undefined ? "2026-05-30T00:00:00.000Z" : powers.lastUsedAt,
    tags: powers.tags ?? {},
  };
}

export function group(name: string, powers: Powers): Resource {
  return { ...IamGroup.example, ...identity("group", name), ...policiesOf(powers) };
}

/** Something that runs as a role: of Lambda, EC2, CodeBuild or CloudFormation. */
export function workload(service: string, name: string, runsAs: string): Resource {
  const { type, field, place } = WORKLOADS[service] ?? {};
  if (type === undefined || field === undefined) throw new Error(`nothing of ${service}`);
  const kind = service === "ec2" ? "instance-profile" : "role";
  const own = `arn:aws:${service}:us-east-1:${ACCOUNT}:${place}${name}`;
  return { ...type.example, arn: own, id: name, name, [field]: arn(kind, runsAs), tags: {} };
}

const WORKLOADS: Readonly<
  Record<string, { type: ResourceType; field: string; place: string } | undefined>
> = {
  lambda: { type: LambdaFunction, field: "role", place: "function:" },
  ec2: { type: Ec2Instance, field: "instanceProfile", place: "instance/" },
  codebuild: { type: CodeBuildProject, field: "serviceRole", place: "project/" },
  cloudformation: { type: CloudFormationStack, field: "role", place: "stack/x/" },
};

/** A managed policy of the account; `versions` are not in force. */
export function managed(
  name: string,
  statements: readonly Json[],
  ...versions: readonly (readonly Json[])[]
): Resource {
  return {
    ...IamManagedPolicy.example,
    ...identity("policy", name),
    document: policy(statements),
    otherVersions: versions.map((each, index) => ({ id: `v${index}`, document: policy(each) })),
  };
}

/** The paths of a user or role, or what keeps them from being known. */
export function pathsOf(
  name: string,
  resources: readonly Resource[],
  gaps: readonly Gap[] = [],
): string[] {
  return waysOf(name, resources, gaps).map(({ path }) => path);
}

interface Way {
  readonly path: string;
  readonly steps: readonly string[];
  readonly target: string;
  readonly policies: readonly string[];
}

export function waysOf(
  name: string,
  resources: readonly Resource[],
  gaps: readonly Gap[] = [],
): Way[] {
  const found = named(name, resources, gaps);
  try {
    return [...(found["escalationPaths"] as readonly Way[])];
  } catch (error) {
    if (!(error instanceof UnreadError)) throw error;
    const messages = error.gaps.map(({ message }) => message);
    return [...new Set(messages)].map((message) => ({
      path: `unknown: ${message}`,
      steps: [],
      target: "",
      policies: [],
    }));
  }
}

/** Whether a user or role counts as administrator. */
export function isAdministrator(name: string, resources: readonly Resource[]): unknown {
  return named(name, resources)["administrator"];
}

function named(name: string, resources: readonly Resource[], gaps: readonly Gap[] = []): Resource {
  const found = identitiesIn(resources, gaps).find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

function identitiesIn(resources: readonly Resource[], gaps: readonly Gap[] = []): Resource[] {
  const store = new SnapshotStore(snapshot(resources, gaps), FACTS);
  return [...store.resources(IamUser.type), ...store.resources(IamRole.type)];
}

function identity(kind: string, name: string) {
  return { arn: arn(kind, name), id: name, name };
}

function policiesOf({ allow = [], attached = [] }: Powers) {
  return {
    inlinePolicies: allow.length === 0 ? [] : [{ name: "own", document: policy(allow) }],
    attachedPolicies: attached.map(managedArn),
  };
}

function managedArn(name: string): string {
  return name.startsWith("arn:") ? name : arn("policy", name);
}

function trustOf(trust: string | readonly Json[]): readonly Json[] {
  if (typeof trust !== "string") {
    return trust.map((each) => ({ Effect: "Allow", Action: "sts:AssumeRole", ...each }));
  }
  const Principal = trust.endsWith(".amazonaws.com") ? { Service: trust } : { AWS: trust };
  return [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }];
}

/** Names of the users and roles that are administrator for certain, or may become it. */
export function strongIn(resources: readonly Resource[]): string[] {
  return identitiesIn(resources)
    .filter((each) => isStrong(each))
    .map(({ name }) => name)
    .sort();
}

function isStrong(resource: Resource): boolean {
  try {
    return resource["administrator"] === true || (resource["escalationPaths"] as Way[]).length > 0;
  } catch (error) {
    if (error instanceof UnreadError) return false;
    throw error;
  }
}
