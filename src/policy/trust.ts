import { parseArn } from "./arn.ts";
import { type Caller, callerContext } from "./caller.ts";
import type { Principal, Statement } from "./document.ts";
import { POSITIVE_OPERATORS } from "./operators.ts";
import type { Permission } from "./permission.ts";
import type { KnownRequest } from "./request.ts";
import { speechOf } from "./speech.ts";

const ASSUME = "sts:AssumeRole";

type Names = (principal: Principal) => boolean;

/** Whether a trust policy lets a service of AWS that acts for the own account assume the role. */
export function trustsService(
  trust: readonly Statement[],
  service: string,
  account: string,
): Permission | undefined {
  const context = { "aws:sourceaccount": account, "sts:externalid": null };
  const statements = trust.map((statement) => withoutChosenSource(statement, account));
  const named: Names = (principal) => isService(principal, service);
  return trusts(statements, named, named, context);
}

/** Whether a trust policy lets nobody but a service of AWS assume the role. */
export function trustsNobodyBut(trust: readonly Statement[], service: string): boolean {
  return trust.every(
    ({ effect, principals, notPrincipal }) =>
      effect === "Deny" ||
      (!notPrincipal && principals.every((principal) => isService(principal, service))),
  );
}

/** Whether a trust policy leaves it to the policies of the own account whether the caller may assume the role. */
export function trustsAccount(trust: readonly Statement[], caller: Caller): Permission | undefined {
  const { account = "" } = parseArn(caller.arn) ?? {};
  const names: Names = (principal) => isAccount(principal, account) || isEverybody(principal);
  return trusts(trust, names, denies(caller), callerContext(caller));
}

/** Whether a trust policy names the caller itself. */
export function trustsCaller(trust: readonly Statement[], caller: Caller): Permission | undefined {
  const names: Names = ({ value }) => value === caller.arn;
  return trusts(trust, names, denies(caller), callerContext(caller));
}

/** A Deny of the account is one of everybody in it. */
function denies({ arn }: Caller): Names {
  const { account = "" } = parseArn(arn) ?? {};
  return (principal) => principal.value === arn || isAccount(principal, account);
}

function trusts(
  trust: readonly Statement[],
  allows: Names,
  isDenied: Names,
  context: KnownRequest["context"],
): Permission | undefined {
  const request = { action: ASSUME, resource: "arn", context };
  const open: string[] = [];
  let allowed: readonly string[] | undefined;
  for (const statement of trust) {
    const isDeny = statement.effect === "Deny";
    if (!speaksOfCaller(statement, isDeny ? isDenied : allows)) continue;
    const speech = speechOf({ ...statement, resources: ["*"] }, request);
    if (speech === undefined || (isDeny && speech.atWill.length > 0)) continue;
    if (isDeny && speech.open.length === 0) return undefined;
    if (isDeny) open.push(...speech.open);
    else if (allowed === undefined || speech.open.length < allowed.length) allowed = speech.open;
  }
  return allowed && { policies: [], open: [...open, ...allowed] };
}

/** Everybody is denied by a Deny of everybody. */
function speaksOfCaller({ effect, principals, notPrincipal }: Statement, names: Names): boolean {
  if (effect === "Allow") return !notPrincipal && principals.some(names);
  return notPrincipal !== principals.some((each) => names(each) || isEverybody(each));
}

function isEverybody({ kind, value }: Principal): boolean {
  return kind === "AWS" && value === "*";
}

function isAccount({ kind, value }: Principal, account: string): boolean {
  return kind === "AWS" && (value === account || value.endsWith(`:iam::${account}:root`));
}

/** Some services have principals with a Region in them, and those of China another ending. */
function isService({ kind, value }: Principal, service: string): boolean {
  const name = service.replace(/\.amazonaws\.com$/, "");
  return (
    kind === "Service" &&
    value.startsWith(`${name}.`) &&
    /^\.([a-z]{2}(-[a-z]+)+-\d\.)?amazonaws\.com(\.cn)?$/.test(value.slice(name.length))
  );
}

/** The caller makes what the service acts for, so a pattern of ARNs of the own account can be met. */
function withoutChosenSource(statement: Statement, account: string): Statement {
  if (statement.effect === "Deny") return statement;
  const conditions = statement.conditions.filter(
    ({ base, name, values }) =>
      name !== "aws:sourcearn" ||
      POSITIVE_OPERATORS[base] === undefined ||
      !values.some((value) => isOwnPattern(value, account)),
  );
  return { ...statement, conditions };
}

function isOwnPattern(value: string, account: string): boolean {
  const arn = parseArn(value);
  return (
    arn !== undefined &&
    (arn.account === account || arn.account === "*") &&
    /[*?]/.test(arn.resource)
  );
}
