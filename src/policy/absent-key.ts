import type { Condition } from "./condition.ts";
import { NEGATED_OPERATORS, POSITIVE_OPERATORS } from "./operators.ts";

/** Does the condition hold for a request that does not carry its key? Undefined for operators that keelson does not know. */
export function holdsWithoutKey({ base, set, ifExists, values }: Condition): boolean | undefined {
  if (base === "null") return values.some((value) => value.toLowerCase() === "true");
  // Negated operators hold, and so do all with IfExists or ForAllValues; ForAnyValue never does.
  if (set === "any") return false;
  if (ifExists || set === "all" || NEGATED_OPERATORS[base] !== undefined) return true;
  return POSITIVE_OPERATORS[base] === undefined ? undefined : false;
}
