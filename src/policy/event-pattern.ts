import { Anything, type EventValue, isList, memberOf } from "./event.ts";
import {
  equalsScalar,
  isFieldValue,
  isScalar,
  meetsOperator,
  soleMember,
} from "./event-operators.ts";
import { allAnswers, type Answer, anyAnswer } from "./kleene.ts";

/** EventBridge takes no longer ones, and none as deep. */
const MAX_LENGTH = 20_000;
const MAX_DEPTH = 50;

/**
 * Does an EventBridge event pattern match an event? Undefined when that hangs on something that the
 * event leaves open, or on what EventBridge does not take as a pattern.
 */
export function matchesEventPattern(text: string, event: EventValue): Answer {
  const pattern = parsePattern(text);
  return pattern === undefined ? undefined : meetsAll(pattern, event, 0);
}

/** A pattern, or an object in one: matchers by the name of the field, or further objects. */
export type PatternObject = Readonly<Record<string, unknown>>;

/** The pattern as an object; undefined when it is none. */
export function parsePattern(text: string): PatternObject | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The alternatives of `$or`; undefined when the member of that name is an ordinary field. */
export function alternativesOf(name: string, value: unknown): PatternObject[] | undefined {
  if (name !== "$or" || !Array.isArray(value) || value.length < 2) return undefined;
  return value.every(isObject) ? value : undefined;
}

function meetsAll(pattern: PatternObject, value: EventValue | undefined, depth: number): Answer {
  if (depth > MAX_DEPTH) return undefined;
  return allAnswers(
    Object.entries(pattern).map(([name, wanted]) => {
      const alternatives = alternativesOf(name, wanted);
      if (alternatives !== undefined) {
        return anyAnswer(alternatives.map((each) => meetsAll(each, value, depth + 1)));
      }
      // `a.b` is another way to write b in a.
      const place = name.split(".").reduce<EventValue | undefined>(memberOf, value);
      if (Array.isArray(wanted)) return meetsOne(wanted, place, depth);
      return isObject(wanted) ? meetsObject(wanted, place, depth + 1) : undefined;
    }),
  );
}

/** The object in that place, or one of a list of them, meets all of the pattern. */
function meetsObject(pattern: PatternObject, value: EventValue | undefined, depth: number): Answer {
  if (!isList(value) || value.length === 0)
    return meetsAll(pattern, isList(value) ? undefined : value, depth);
  return anyAnswer(value.map((each) => meetsObject(pattern, each, depth + 1)));
}

/** One of the matchers is met, by the value or by one of a list. */
function meetsOne(
  matchers: readonly unknown[],
  value: EventValue | undefined,
  depth: number,
): Answer {
  if (depth > MAX_DEPTH) return undefined;
  if (!isList(value)) return anyAnswer(matchers.map((matcher) => meets(matcher, value)));
  if (value.length === 0) return meetsOne(matchers, undefined, depth + 1);
  return anyAnswer(value.map((each) => meetsOne(matchers, each, depth + 1)));
}

function meets(matcher: unknown, value: EventValue | undefined): Answer {
  const operator = soleMember(matcher);
  if (operator?.[0] === "exists") return exists(operator[1], value);
  if (value instanceof Anything) return undefined;
  if (value === undefined || !isFieldValue(value)) return false;
  if (isScalar(matcher)) return equalsScalar(matcher, value);
  return operator && meetsOperator(...operator, value);
}

/** Only a field that holds a value exists; objects do not count. */
function exists(wanted: unknown, value: EventValue | undefined): Answer {
  if (typeof wanted !== "boolean" || value instanceof Anything) return undefined;
  return (value !== undefined && isFieldValue(value)) === wanted;
}

/** Is it an object of a pattern? */
export function isObject(value: unknown): value is PatternObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
