import { arnAccount, isAccountId, parseArn } from "./arn.ts";
import type { Principal, Statement } from "./document.ts";
import { NOBODY, type Reach, widen } from "./reach.ts";

/** Kinds of principals by whom they stand for; `unknown` is one that AWS does not accept. */
export const PRINCIPAL_TYPES = [
  "anyone",
  "account",
  "iam",
  "service",
  "federated",
  "canonical",
  "unknown",
] as const;
export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];

/** What kind of principal the text of a policy names. */
export function principalType({ kind, value }: Principal): PrincipalType {
  if (kind === "Service") return "service";
  if (kind === "Federated") return "federated";
  if (kind === "CanonicalUser") return "canonical";
  if (value === "*") return "anyone";
  if (isAccountId(value)) return "account";
  const arn = parseArn(value);
  // Only a whole `*` is a wildcard in a principal; in a part of it AWS refuses it.
  if (arn === undefined || /[*?]/.test(arn.account)) return "unknown";
  return arn.service === "iam" && arn.resource === "root" ? "account" : "iam";
}

/** The account that a principal belongs to, or "" (services, deleted principals, canonical ids). */
export function principalAccount({ value }: Principal): string {
  return isAccountId(value) ? value : arnAccount(value);
}

/** Whom a principal element reaches before its conditions are read; undefined is everybody. */
export function principalReach(principal: Principal): Reach | undefined {
  const type = principalType(principal);
  if (type === "anyone") return undefined;
  const account = principalAccount(principal);
  if (account !== "") return { ...NOBODY, accounts: [account] };
  return { ...NOBODY, known: type === "unknown", servicesOnly: type === "service" };
}

/** Whom a list of principals reaches together. */
export function principalsReach(principals: readonly Principal[]): Reach | undefined {
  return widen(principals.map(principalReach));
}

/**
 * Does a Deny statement speak of every caller that the principal stands for? With NotPrincipal
 * and `anyone` the answer is no: those whom it names are left over.
 */
export function coversPrincipal(deny: Statement, principal: Principal): boolean {
  if (deny.notPrincipal) {
    return !deny.principals.some((excluded) => mayShare(excluded, principal));
  }
  return deny.principals.some((denied) => contains(denied, principal));
}

/** Is every caller behind `inner` also one behind `outer`? */
function contains(outer: Principal, inner: Principal): boolean {
  const type = principalType(outer);
  if (type === "anyone") return true;
  if (outer.kind === inner.kind && outer.value === inner.value) return true;
  if (outer.kind !== "AWS" || inner.kind !== "AWS") return false;
  if (type === "account") {
    const account = principalAccount(outer);
    return account !== "" && account === principalAccount(inner);
  }
  return type === "iam" && isSessionOf(inner.value, outer.value);
}

/** May one caller be behind both? */
function mayShare(a: Principal, b: Principal): boolean {
  return contains(a, b) || contains(b, a) || sharesFederation(a, b);
}

/** Federated and IAM principals meet in sessions, so between the two kinds nothing is certain. */
function sharesFederation(a: Principal, b: Principal): boolean {
  return a.kind !== b.kind && a.kind !== "Service" && b.kind !== "Service";
}

/** Is the first an assumed-role session ARN of the role that the second names? */
function isSessionOf(session: string, role: string): boolean {
  const assumed = parseArn(session);
  const named = parseArn(role);
  if (assumed === undefined || named === undefined || assumed.account !== named.account)
    return false;
  const [kind, name] = assumed.resource.split("/");
  return (
    assumed.service === "sts" &&
    kind === "assumed-role" &&
    named.service === "iam" &&
    named.resource.startsWith("role/") &&
    named.resource.split("/").at(-1) === name
  );
}
