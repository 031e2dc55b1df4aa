import { coversActions, type Denial } from "./action.ts";
import { type Condition, complement, describeCondition } from "./condition.ts";
import type { Principal, Statement } from "./document.ts";
import { patternCovers, patternsOverlap } from "./pattern.ts";
import { pinOf } from "./pin.ts";
import { coversPrincipal, principalsReach, principalType } from "./principal.ts";
import { narrow, type Reach, widen } from "./reach.ts";

/** What Deny statements leave of an Allow statement for one principal. */
export interface Remainder {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly denials: readonly Denial[];
  /** The Allow's own conditions, and those that a Deny imposes by denying the opposite. */
  readonly conditions: readonly Condition[];
  /** A bound from Deny statements that no single condition expresses; undefined is none. */
  readonly reach: Reach | undefined;
  /** The conditional Deny statements that confine it. */
  readonly confining: readonly Statement[];
}

/** The principal that an identity policy is about: whoever it is attached to. */
export const HOLDER: Principal = { kind: "AWS", value: "arn:aws:iam::000000000000:user/holder" };

/**
 * Takes from an Allow statement what the Deny statements of the policy take; undefined when
 * nothing is left. A Deny that speaks of some resources only is kept as a denial.
 */
export function afterDenies(
  allow: Statement,
  principal: Principal,
  denies: readonly Statement[],
  account: string,
): Remainder | undefined {
  if (excludesEverything(allow)) return undefined;
  const type = principalType(principal);
  const inForce = denies.map((deny) => ({
    deny,
    conditions: deny.conditions.filter((entry) => !isCertain(entry, type)),
    everyCaller: principal === HOLDER || coversPrincipal(deny, principal),
    left: deny.notPrincipal && type === "anyone" ? principalsReach(deny.principals) : undefined,
  }));
  const flat = inForce
    .filter(({ conditions, everyCaller }) => everyCaller && conditions.length === 0)
    .map(({ deny }) => deny)
    .filter((deny) => mayTouch(deny, allow));

  const actions = allow.actions.filter(
    (action) => !flat.some((deny) => coversResources(deny, allow) && coversActions(deny, action)),
  );
  const resources = allow.resources.filter(
    (resource) =>
      !flat.some((deny) => coversResource(deny, resource) && coversEveryAction(deny, allow)),
  );
  const gone =
    (allow.actions.length > 0 && actions.length === 0) ||
    (allow.resources.length > 0 && resources.length === 0) ||
    flat.some((deny) => coversResources(deny, allow) && coversEveryAction(deny, allow));
  if (gone) return undefined;

  const rest: Statement = { ...allow, actions, resources };
  const confining = inForce.filter(
    ({ deny, conditions, everyCaller, left }) =>
      (everyCaller ? conditions.length > 0 : left !== undefined) &&
      coversResources(deny, rest) &&
      coversEveryAction(deny, rest),
  );
  const imposed: Condition[] = [];
  let reach: Reach | undefined;
  for (const { conditions, left } of confining) {
    const opposites = conditions.map(complement);
    const [only] = opposites;
    if (left === undefined && opposites.length === 1 && only !== undefined) imposed.push(only);
    else reach = narrow(reach, leftOver(opposites, left, account));
  }
  return {
    actions,
    resources,
    denials: flat.map((deny) => toDenial(deny, rest)),
    conditions: [...allow.conditions, ...imposed],
    reach,
    confining: confining.map(({ deny }) => deny),
  };
}

/** A Deny with several conditions spares everybody for whom one of them does not hold. */
function leftOver(
  opposites: readonly (Condition | undefined)[],
  left: Reach | undefined,
  account: string,
): Reach | undefined {
  const spared = opposites.map((entry) => (entry ? pinOf(entry, [entry], account) : undefined));
  return widen(left === undefined ? spared : [left, ...spared]);
}

/** NotAction, NotResource or NotPrincipal of everything leaves nothing to speak of. */
function excludesEverything({
  notActions,
  notResources,
  notPrincipal,
  principals,
}: Statement): boolean {
  return (
    coversActions({ actions: notActions, notActions: [] }, "*") ||
    notResources.some((pattern) => patternCovers(pattern, "*")) ||
    (notPrincipal && principalsReach(principals) === undefined)
  );
}

/** Does a Deny's condition hold for every request of such a principal? */
function isCertain(entry: Condition, type: string): boolean {
  if (entry.base !== "bool" || entry.name !== "aws:principalisawsservice") return false;
  const value = entry.values.length === 1 ? entry.values[0]?.toLowerCase() : undefined;
  return type === "service" ? value === "true" : isSigned(type) && value === "false";
}

/** Callers with credentials of an account always carry aws:PrincipalIsAWSService, as false. */
function isSigned(type: string): boolean {
  return type === "iam" || type === "account";
}

function coversEveryAction(deny: Statement, allow: Statement): boolean {
  if (allow.notActions.length === 0)
    return allow.actions.every((name) => coversActions(deny, name));
  if (deny.notActions.length === 0) return coversActions(deny, "*");
  return deny.notActions.every((spared) =>
    coversActions({ actions: allow.notActions, notActions: [] }, spared),
  );
}

function coversResources(deny: Statement, allow: Statement): boolean {
  if (allow.notResources.length === 0) {
    return everyOf(allow.resources).every((resource) => coversResource(deny, resource));
  }
  if (deny.notResources.length === 0) return coversResource(deny, "*");
  return deny.notResources.every((spared) =>
    allow.notResources.some((excluded) => patternCovers(excluded, spared)),
  );
}

function coversResource(deny: Statement, resource: string): boolean {
  return deny.notResources.length > 0
    ? !deny.notResources.some((spared) => patternsOverlap(spared, resource))
    : everyOf(deny.resources).some((denied) => patternCovers(denied, resource));
}

/** A statement without Resource, as in a trust policy, speaks of the resource that carries it. */
function everyOf(resources: readonly string[]): readonly string[] {
  return resources.length === 0 ? ["*"] : resources;
}

function mayTouch(deny: Statement, allow: Statement): boolean {
  if (deny.notActions.length > 0 || allow.notActions.length > 0) return true;
  return deny.actions.some((denied) =>
    allow.actions.some((named) => patternsOverlap(denied.toLowerCase(), named.toLowerCase())),
  );
}

function toDenial(deny: Statement, allow: Statement): Denial {
  return {
    actions: [...deny.actions],
    notActions: [...deny.notActions],
    resources: [...deny.resources],
    notResources: [...deny.notResources],
    everyResource: coversResources(deny, allow),
  };
}

/** The conditions of an Allow and of the Deny statements that confine it, in words. */
export function describeConditions(allow: Statement, confining: readonly Statement[]): string[] {
  return [...allow.conditions.map(describeCondition), ...confining.map(describeDeny)];
}

/** Their keys in lower case, each once. */
export function conditionKeys(allow: Statement, confining: readonly Statement[]): string[] {
  const all = [allow, ...confining].flatMap(({ conditions }) => conditions);
  return [...new Set(all.map(({ name }) => name))];
}

function describeDeny(deny: Statement): string {
  const parts = deny.conditions.map(describeCondition);
  const spared = deny.principals.map(({ value }) => value).join(", ");
  if (deny.notPrincipal) parts.unshift(`NotPrincipal = ${spared}`);
  return `Deny if ${parts.join(" and ")}`;
}
