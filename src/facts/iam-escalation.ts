import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { type Escalations, escalationsOf } from "../policy/escalation.ts";
import type { Escalation } from "../policy/escalation-way.ts";
import type { Identity } from "../policy/escalation-identity.ts";
import type { FactInput } from "./define.ts";
import { identitiesOf, type ReadIdentities } from "./iam-identities.ts";
import { unreadable, UnreadError } from "./unread.ts";

/** The users and roles of an account, and how those who are no administrators may become it. */
interface AccountEscalation {
  readonly read: ReadIdentities;
  readonly byArn: ReadonlyMap<string, Identity>;
  readonly escalations: ReadonlyMap<string, Escalations>;
}

const known = new WeakMap<FactInput, Map<string, AccountEscalation>>();

/** Searched once for all users and roles of an account: the way of one leads by way of others. */
function escalationIn(input: FactInput, account: string): AccountEscalation {
  let accounts = known.get(input);
  if (accounts === undefined) known.set(input, (accounts = new Map()));
  let found = accounts.get(account);
  if (found === undefined) {
    const read = identitiesOf(input, account);
    const byArn = new Map(read.identities.map((each) => [each.caller.arn, each]));
    accounts.set(account, (found = { read, byArn, escalations: escalationsOf(read) }));
  }
  return found;
}

/** One way, step by step. */
export interface Way extends Escalation {
  /** Who does what, in words: the user or role itself, then those as whom it acts. */
  readonly steps: readonly string[];
}

/** The ways in which a user or role may become administrator; throws where that is not decided. */
export function waysToAdministrator(resource: ResourceIdentity, input: FactInput): Way[] {
  const { read, escalations } = escalationIn(input, resource.account);
  const found = escalations.get(resource.arn);
  // Administrators and service-linked roles are not looked at.
  if (found === undefined) return [];
  const { certain, possible, isActive } = found;
  if (certain.length > 0) {
    return certain.map((way) => ({ ...way, steps: stepsOf(resource.name, way, escalations) }));
  }
  if (possible !== undefined) throw undecided(resource, possible, read);
  if (isActive && read.gaps.length > 0) throw new UnreadError(read.gaps);
  return [];
}

/** More are not told: who follows them finds the rest in the results of those that are. */
const MOST_STEPS = 5;

function stepsOf(
  name: string,
  first: Escalation,
  escalations: ReadonlyMap<string, Escalations>,
): readonly string[] {
  const steps: string[] = [];
  let subject = name;
  let way: Escalation | undefined = first;
  while (way !== undefined && steps.length < MOST_STEPS) {
    const { as, path, target }: Escalation = way;
    steps.push(`${subject} ${path.gain}: ${target}`);
    if (as?.administrator !== undefined) steps.push(`${as.caller.name} is administrator`);
    subject = as?.caller.name ?? "";
    // Each was found by way of those found before it, so that this comes to an end.
    [way] = (as && escalations.get(as.caller.arn)?.certain) ?? [];
  }
  return steps;
}

/** Whether a user or role may do everything, if need be on conditions. */
export function isAdministrator(resource: ResourceIdentity, input: FactInput): boolean {
  const { read, byArn } = escalationIn(input, resource.account);
  const identity = byArn.get(resource.arn);
  if (identity === undefined) return false;
  if (identity.administrator !== undefined) return true;
  const gaps = identity.unread.flatMap((name) => read.policies.gapsOf(name));
  if (gaps.length > 0) throw new UnreadError(gaps);
  return false;
}

function undecided(
  resource: ResourceIdentity,
  { path, target, permission }: Escalation,
  { policies, workloads }: ReadIdentities,
): UnreadError {
  const gaps = permission.open.flatMap((what): readonly Gap[] => {
    const [, service] = /^what (\S+) runs as the role$/.exec(what) ?? [];
    return service === undefined
      ? policies.gapsOf(what.replace(/^the text of /, ""))
      : workloads.gapsOf(service);
  });
  const told = permission.open.join(", ");
  const message = `${path.id} on ${target} hangs on what account state does not tell: ${told}`;
  return gaps.length > 0 ? new UnreadError(gaps) : unreadable(resource, "escalationPaths", message);
}
