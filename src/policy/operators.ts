import { matchesPattern } from "./pattern.ts";

/** Whether the value that a request carries meets one that a condition names. */
export type OperatorTest = (wanted: string, actual: string) => boolean;

const equal: OperatorTest = (wanted, actual) => wanted === actual;
const equalIgnoringCase: OperatorTest = (wanted, actual) =>
  wanted.toLowerCase() === actual.toLowerCase();

/** Operators that hold when the value is one of those named, by their name in lower case. */
export const POSITIVE_OPERATORS: Readonly<Record<string, OperatorTest>> = {
  stringequals: equal,
  stringequalsignorecase: equalIgnoringCase,
  stringlike: matchesPattern,
  arnequals: matchesPattern,
  arnlike: matchesPattern,
  bool: equalIgnoringCase,
};

/** Operators that hold when the value is none of those named. */
export const NEGATED_OPERATORS: Readonly<Record<string, OperatorTest>> = {
  stringnotequals: equal,
  stringnotequalsignorecase: equalIgnoringCase,
  stringnotlike: matchesPattern,
  arnnotequals: matchesPattern,
  arnnotlike: matchesPattern,
};
