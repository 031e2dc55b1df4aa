import type { Condition } from "../policy/condition.ts";
import type { Principal, Statement } from "../policy/document.ts";
import { isAccountId, parseArn } from "../policy/index.ts";
import { patternCovers, patternsOverlap } from "../policy/pattern.ts";
import { principalAccount, principalType } from "../policy/principal.ts";

/** Whom a resource is shared with: an account, an organization, or an organizational unit and all below it. */
export interface Receiver {
  /** Account id, or the ARN of the organization or unit. */
  readonly id: string;
  readonly account: string | null;
  readonly organization: string | null;
  readonly unit: string | null;
}

/** A caller of the receiver: one principal of an account, or null, any of them. */
export interface Caller {
  readonly receiver: Receiver;
  readonly principal: string | null;
}

/** Reads an account id, or an ARN such as `arn:aws:organizations::…:ou/o-123example/ou-ab12-33333333`. */
export function receiverOf(id: string): Receiver {
  if (isAccountId(id)) return { id, account: id, organization: null, unit: null };
  const [, organization = null, unit = null] = (parseArn(id)?.resource ?? "").split("/");
  return { id, account: null, organization, unit };
}

/**
 * Whether the principals of a statement leave such a caller; undefined where it hangs on the members of an
 * organization. `own` is the account of the policy, which is nobody that it is shared with.
 */
export function reaches(statement: Statement, caller: Caller, own: string): boolean | undefined {
  const { principals, notPrincipal, effect } = statement;
  const named = anyTrue(principals.map((each) => names(each, caller, own)));
  if (notPrincipal) return named === undefined ? undefined : !named;
  // A denial to one account leaves the others of the organization.
  return named === undefined && effect === "Deny" ? false : named;
}

function names(principal: Principal, { receiver, principal: caller }: Caller, own: string) {
  if (principal.kind !== "AWS") return false;
  const type = principalType(principal);
  if (type === "anyone") return true;
  const account = principalAccount(principal);
  if (receiver.account === null) return account === "" || account === own ? false : undefined;
  if (account !== receiver.account) return false;
  return type === "account" || principal.value === caller;
}

/**
 * The statement without what it says of the place of the caller in its organization; null when that place is
 * another one. What cannot be told stays in it.
 */
export function inOrganization(statement: Statement, { receiver }: Caller): Statement | null {
  const left: Condition[] = [];
  for (const entry of statement.conditions) {
    const met = isPathMet(entry, receiver);
    if (met === false) return null;
    if (met === undefined) left.push(entry);
  }
  return { ...statement, conditions: left };
}

const NEGATED = new Set(["stringnotequals", "stringnotlike"]);
const POSITIVE = new Set(["stringequals", "stringlike"]);

function isPathMet({ name, base, values }: Condition, receiver: Receiver): boolean | undefined {
  if (name !== "aws:principalorgpaths" || receiver.organization === null) return undefined;
  const met = anyTrue(values.map((value) => coversMembers(value, receiver)));
  if (NEGATED.has(base)) return met === undefined ? undefined : !met;
  return POSITIVE.has(base) ? met : undefined;
}

function coversMembers(path: string, { organization, unit }: Receiver): boolean | undefined {
  if (path.includes("${")) return undefined;
  if (patternCovers(path, `${organization}/*`)) return true;
  const members = unit === null ? `${organization}/*` : `${organization}/*/${unit}/*`;
  if (!patternsOverlap(path, members)) return false;
  // A unit has one path, so whoever writes its id at the end writes the path of its members.
  const last = path.split("/").findLast((part) => part !== "" && part !== "*");
  return unit !== null && last === unit ? true : undefined;
}

function anyTrue(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}
