import { BlockList, isIP } from "node:net";
import { type EventValue, type Scalar, SomeNumber, SomeText } from "./event.ts";
import { allAnswers, type Answer, anyAnswer, opposite } from "./kleene.ts";

/** A value of a field that is there: known, or a text or a number of which little is known. */
export type FieldValue = Scalar | SomeText | SomeNumber;

/** Whether a text meets what an operator names; undefined when it names something that EventBridge does not take. */
type TextTest = (operand: unknown, text: string) => Answer;

const TEXT_TESTS: Readonly<Record<string, TextTest>> = {
  prefix: (operand, text) => affix(operand, text, (wanted, given) => given.startsWith(wanted)),
  suffix: (operand, text) => affix(operand, text, (wanted, given) => given.endsWith(wanted)),
  "equals-ignore-case": (operand, text) =>
    ofText(operand, (wanted) => wanted.toLowerCase() === text.toLowerCase()),
  wildcard: (operand, text) => ofText(operand, (pattern) => matchesWildcard(pattern, text)),
  cidr: (operand, text) => ofText(operand, (range) => isInRange(range, text)),
};

/** Does the value of a field meet one operator of an event pattern, such as `{"prefix": "aws."}`? */
export function meetsOperator(name: string, operand: unknown, value: FieldValue): Answer {
  if (name === "numeric") return meetsNumeric(operand, value);
  if (name === "anything-but") return opposite(isExcluded(operand, value));
  return Object.hasOwn(TEXT_TESTS, name) ? meetsText(name, operand, value) : undefined;
}

/** Is the value equal to the one in a pattern? */
export function equalsScalar(wanted: Scalar, value: FieldValue): Answer {
  if (value instanceof SomeText) return typeof wanted === "string" ? undefined : false;
  if (value instanceof SomeNumber) {
    return typeof wanted === "number" ? compare("=", wanted, value) : false;
  }
  return wanted === value;
}

function meetsText(name: string, operand: unknown, value: FieldValue): Answer {
  if (value instanceof SomeText) return undefined;
  return typeof value === "string" ? TEXT_TESTS[name]?.(operand, value) : false;
}

function affix(
  operand: unknown,
  text: string,
  test: (wanted: string, text: string) => boolean,
): Answer {
  const ignoringCase = soleMember(operand);
  if (ignoringCase?.[0] !== "equals-ignore-case") {
    return ofText(operand, (wanted) => test(wanted, text));
  }
  return ofText(ignoringCase[1], (wanted) => test(wanted.toLowerCase(), text.toLowerCase()));
}

function ofText(operand: unknown, test: (wanted: string) => Answer): Answer {
  return typeof operand === "string" ? test(operand) : undefined;
}

/** What `anything-but` names: values, or a text operator with one or several operands. */
function isExcluded(operand: unknown, value: FieldValue): Answer {
  const nested = soleMember(operand);
  if (nested === undefined) {
    return anyAnswer(
      listOf(operand).map((each) => (isScalar(each) ? equalsScalar(each, value) : undefined)),
    );
  }
  const [name, operands] = nested;
  if (!Object.hasOwn(TEXT_TESTS, name)) return undefined;
  return anyAnswer(listOf(operands).map((each) => meetsText(name, each, value)));
}

type Comparison = "=" | "<" | "<=" | ">" | ">=";
const COMPARISONS: ReadonlySet<unknown> = new Set<Comparison>(["=", "<", "<=", ">", ">="]);

function meetsNumeric(operand: unknown, value: FieldValue): Answer {
  const range =
    typeof value === "number"
      ? new SomeNumber(value, value)
      : value instanceof SomeNumber
        ? value
        : undefined;
  if (range === undefined) return false;
  const parts = listOf(operand);
  const answers: Answer[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const [comparison, bound] = parts.slice(index, index + 2);
    answers.push(
      isComparison(comparison) && typeof bound === "number"
        ? compare(comparison, bound, range)
        : undefined,
    );
  }
  return answers.length === 0 ? undefined : allAnswers(answers);
}

function isComparison(value: unknown): value is Comparison {
  return COMPARISONS.has(value);
}

function compare(comparison: Comparison, bound: number, { from, to }: SomeNumber): Answer {
  switch (comparison) {
    case "=":
      if (bound < from || bound > to) return false;
      return from === to ? true : undefined;
    case "<":
      return to < bound ? true : from < bound ? undefined : false;
    case "<=":
      return to <= bound ? true : from <= bound ? undefined : false;
    case ">":
      return opposite(compare("<=", bound, new SomeNumber(from, to)));
    case ">=":
      return opposite(compare("<", bound, new SomeNumber(from, to)));
  }
}

/** `*` stands for any text; `\*` and `\\` are the characters themselves. */
function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.match(/(?:\\[\s\S]|[^*\\])*\*?/g)?.filter((part) => part !== "") ?? [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const open = /(?:^|[^\\])(?:\\\\)*\*$/.test(part);
    const literal = (open ? part.slice(0, -1) : part).replaceAll(/\\([\s\S])/g, "$1");
    const anchored = index === 0;
    if (!open) {
      // The last part has to end the text, and begin it too when there was no star before.
      return anchored
        ? text === literal
        : text.endsWith(literal) && text.length - literal.length >= at;
    }
    const found = anchored ? (text.startsWith(literal) ? 0 : -1) : text.indexOf(literal, at);
    if (found < 0) return false;
    at = found + literal.length;
  }
  return parts.length > 0 || text === "";
}

function isInRange(range: string, text: string): Answer {
  const [address = "", bits = "", ...rest] = range.split("/");
  const family = isIP(address);
  const length = Number(bits);
  const known = family !== 0 && rest.length === 0 && /^[0-9]{1,3}$/.test(bits);
  if (!known || length > (family === 4 ? 32 : 128)) return undefined;
  const given = isIP(text);
  if (given !== family) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  const block = new BlockList();
  block.addSubnet(address, length, type);
  return block.check(text, type);
}

/** Name and value of the only member of an object; undefined for everything else. */
export function soleMember(value: unknown): readonly [string, unknown] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const [only, ...others] = Object.entries(value);
  return others.length === 0 ? only : undefined;
}

/** Is it a JSON value that is no object and no list? */
export function isScalar(value: unknown): value is Scalar {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Is it the value of a field, not something that holds fields? */
export function isFieldValue(value: EventValue): value is FieldValue {
  return isScalar(value) || value instanceof SomeText || value instanceof SomeNumber;
}
