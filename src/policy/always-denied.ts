import { holdsWithoutKey } from "./absent-key.ts";
import { coversActions } from "./action.ts";
import type { Condition } from "./condition.ts";
import type { PolicyDocument, Statement } from "./document.ts";
import { NEGATED_OPERATORS, POSITIVE_OPERATORS, type OperatorTest } from "./operators.ts";
import { patternCovers, patternsOverlap } from "./pattern.ts";
import { principalType } from "./principal.ts";

/** Calls of one kind: patterns of what is done and to what, and what is known of their condition keys. */
export interface RequestKind {
  /** Action pattern: every action that it stands for is meant. */
  readonly action: string;
  /** Resource pattern, likewise. */
  readonly resource: string;
  /** Condition keys in lower case with their value; null when such calls do not carry the key. */
  readonly context: Readonly<Record<string, string | null>>;
}

/** Does one Deny statement speak of every such call, whoever makes it? */
export function isAlwaysDenied({ statements }: PolicyDocument, request: RequestKind): boolean {
  return statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      speaksOfEverybody(statement) &&
      coversActions(statement, request.action) &&
      speaksOfResource(statement, request.resource) &&
      statement.conditions.every((entry) => isCertain(entry, valueOf(request, entry.name))),
  );
}

function valueOf({ context }: RequestKind, name: string): string | null | undefined {
  return Object.hasOwn(context, name) ? context[name] : undefined;
}

function speaksOfEverybody({ notPrincipal, principals }: Statement): boolean {
  return !notPrincipal && principals.some((each) => principalType(each) === "anyone");
}

function speaksOfResource({ resources, notResources }: Statement, resource: string): boolean {
  return notResources.length > 0
    ? !notResources.some((spared) => patternsOverlap(spared, resource))
    : resources.some((pattern) => patternCovers(pattern, resource));
}

/** Does the condition hold for every call whose key has this value, is absent (null), or is not known (undefined)? */
function isCertain(entry: Condition, actual: string | null | undefined): boolean {
  if (actual === undefined || entry.values.some((value) => value.includes("${"))) return false;
  if (actual === null) return holdsWithoutKey(entry) === true;
  if (entry.base === "null") return entry.values.some((value) => value.toLowerCase() === "false");
  const negated = NEGATED_OPERATORS[entry.base];
  const matches = (test: OperatorTest) => entry.values.some((wanted) => test(wanted, actual));
  if (negated !== undefined) return !matches(negated);
  const positive = POSITIVE_OPERATORS[entry.base];
  return positive !== undefined && matches(positive);
}
