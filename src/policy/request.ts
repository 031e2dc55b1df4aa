import { holdsWithoutKey } from "./absent-key.ts";
import type { Condition } from "./condition.ts";
import type { Statement } from "./document.ts";
import { NEGATED_OPERATORS, POSITIVE_OPERATORS, type OperatorTest } from "./operators.ts";
import { matchesPattern, matchesPatternIgnoreCase } from "./pattern.ts";

/** One call to AWS, as far as it is known before it is made. */
export interface KnownRequest {
  readonly action: string;
  readonly resource: string;
  /**
   * Condition keys in lower case with the value that they will have, null when the request will not carry
   * the key; other keys are not known.
   */
  readonly context: Readonly<Record<string, string | null>>;
}

/** Names of condition keys that leave open whether a statement speaks of a request. */
type OpenKeys = readonly string[];

/**
 * Does a statement speak of the request, its principals apart? Where that hangs on something
 * unknown, the condition keys (or "Resource", for a policy variable in it) that it hangs on.
 */
export function speaksOf(statement: Statement, request: KnownRequest): boolean | OpenKeys {
  const { actions, notActions, resources, notResources, conditions } = statement;
  const named = (pattern: string) => matchesPatternIgnoreCase(pattern, request.action);
  if (notActions.length > 0 ? notActions.some(named) : !actions.some(named)) return false;
  const open: string[] = [];
  const reaches = (pattern: string) => matchesPattern(pattern, request.resource);
  const listed = notResources.length > 0 ? notResources : resources;
  if (listed.some((pattern) => pattern.includes("${"))) open.push("Resource");
  else if (listed.some(reaches) === notResources.length > 0) return false;
  for (const entry of conditions) {
    const met = holds(entry, request.context);
    if (met === false) return false;
    if (met === undefined) open.push(entry.key);
  }
  return open.length === 0 || open;
}

function holds(entry: Condition, context: KnownRequest["context"]): boolean | undefined {
  const actual = Object.hasOwn(context, entry.name) ? context[entry.name] : undefined;
  if (actual === undefined || entry.values.some((value) => value.includes("${"))) return undefined;
  if (actual === null) return holdsWithoutKey(entry);
  const matches = (test: OperatorTest) => entry.values.some((wanted) => test(wanted, actual));
  const test = POSITIVE_OPERATORS[entry.base];
  if (test !== undefined) return matches(test);
  const negated = NEGATED_OPERATORS[entry.base];
  if (negated !== undefined) return !matches(negated);
  return entry.base === "null" ? matches((wanted) => wanted.toLowerCase() === "false") : undefined;
}
