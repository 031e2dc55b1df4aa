import type { Decision } from "./decision.ts";
import { allOf, anyOf, not } from "./decision.ts";

/** A CloudWatch Logs filter pattern, ready to be asked about events in JSON. */
export type LogFilterPattern = (event: object) => Decision;

/** A filter pattern that AWS may take, but keelson cannot judge. */
export class FilterPatternError extends Error {}

const OPERATORS = ["!=", ">=", "<=", "=", ">", "<"] as const;
type Operator = (typeof OPERATORS)[number];

/**
 * Reads a filter pattern: JSON selectors (`{ $.a.b = "c*" && … }`), terms (`ERROR ?warn -debug`), or the empty one,
 * which matches everything. Throws FilterPatternError for regular expressions, which could hang the scan, for
 * space-delimited patterns, which match no JSON, and for what is no pattern.
 */
export function parseLogFilterPattern(text: string): LogFilterPattern {
  const pattern = text.trim();
  if (pattern === "") return () => true;
  if (pattern.startsWith("[")) throw new FilterPatternError("it is for space-delimited events");
  if (pattern.startsWith("{") && pattern.endsWith("}")) {
    const reader = new Reader(pattern.slice(1, -1));
    const matches = disjunction(reader);
    if (!reader.atEnd()) throw reader.unexpected();
    return matches;
  }
  return terms(new Reader(pattern));
}

function terms(reader: Reader): LogFilterPattern {
  const found: { sign: string; term: string }[] = [];
  while (!reader.atEnd()) {
    const sign = reader.take("?") ? "?" : reader.take("-") ? "-" : "";
    const term = reader.value();
    found.push({ sign, term: String(term) });
  }
  const signed = (sign: string) => found.filter((each) => each.sign === sign);
  const [wanted, optional, banned] = [signed(""), signed("?"), signed("-")];
  return (event) => {
    const line = JSON.stringify(event);
    const isIn = ({ term }: { term: string }) => line.includes(term);
    return (
      wanted.every(isIn) &&
      !banned.some(isIn) &&
      // Beside required terms, optional ones change nothing.
      (optional.length === 0 || wanted.length > 0 || optional.some(isIn))
    );
  };
}

function disjunction(reader: Reader): LogFilterPattern {
  const parts = [conjunction(reader)];
  while (reader.take("||")) parts.push(conjunction(reader));
  return (event) => anyOf(...parts.map((part) => () => part(event)));
}

function conjunction(reader: Reader): LogFilterPattern {
  const parts = [condition(reader)];
  while (reader.take("&&")) parts.push(condition(reader));
  return (event) => allOf(...parts.map((part) => () => part(event)));
}

function condition(reader: Reader): LogFilterPattern {
  if (reader.take("(")) {
    const inner = disjunction(reader);
    if (!reader.take(")")) throw reader.unexpected();
    return inner;
  }
  const path = reader.selector();
  if (reader.takeWord("IS")) {
    const word = ["NULL", "TRUE", "FALSE"].find((each) => reader.takeWord(each));
    if (word === undefined) throw reader.unexpected();
    const wanted = { NULL: null, TRUE: true, FALSE: false }[word];
    return (event) => valuesAt(event, path).includes(wanted);
  }
  if (reader.takeWord("NOT")) {
    if (!reader.takeWord("EXISTS")) throw reader.unexpected();
    return (event) => valuesAt(event, path).length === 0;
  }
  if (reader.takeWord("EXISTS")) return (event) => valuesAt(event, path).length > 0;
  const operator = OPERATORS.find((each) => reader.take(each));
  if (operator === undefined) throw reader.unexpected();
  const value = reader.value();
  const equals: LogFilterPattern = (event) =>
    valuesAt(event, path).some((found) =>
      compare(found, operator === "!=" ? "=" : operator, value),
    );
  return operator === "!=" ? (event) => not(equals(event)) : equals;
}

function compare(
  found: unknown,
  operator: Exclude<Operator, "!=">,
  value: string | number,
): boolean {
  if (operator !== "=") {
    const [left, right] = [Number(found), Number(value)];
    if (operator === ">") return left > right;
    if (operator === "<") return left < right;
    return operator === ">=" ? left >= right : left <= right;
  }
  if (typeof value === "number") return found === value;
  if (typeof found !== "string" && typeof found !== "number") return String(found) === value;
  return matchesWildcards(String(found), value);
}

// Greedy from left to right: one star needs no going back over another.
function matchesWildcards(text: string, pattern: string): boolean {
  const pieces = pattern.split("*");
  const [first = ""] = pieces;
  if (pieces.length === 1) return text === first;
  const last = pieces.at(-1) ?? "";
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const next = text.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return at <= text.length - last.length;
}

type Step = string | number;

function valuesAt(node: unknown, path: readonly Step[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [node];
  if (typeof node !== "object" || node === null) return [];
  if (step === "*") return Object.values(node).flatMap((child) => valuesAt(child, rest));
  if (!Object.hasOwn(node, step)) return [];
  return valuesAt((node as Record<Step, unknown>)[step], rest);
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#skipSpace();
    return this.#at >= this.#text.length;
  }

  take(token: string): boolean {
    this.#skipSpace();
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  takeWord(word: string): boolean {
    return this.#match(new RegExp(`${word}\\b`, "iy")) !== undefined;
  }

  /** `$.a.b`, `$.a[0]`, `$.a[*]`, `$['a']`. */
  selector(): Step[] {
    if (!this.take("$")) throw this.unexpected();
    const steps: Step[] = [];
    for (;;) {
      const named = this.#match(/\.([\w*@:/-]+)/y) ?? this.#match(/\[\s*['"]([^'"]+)['"]\s*\]/y);
      const indexed = named ?? this.#match(/\[\s*(\d+|\*)\s*\]/y);
      if (indexed === undefined) return steps;
      const step = indexed[1] ?? "";
      steps.push(named === undefined && step !== "*" ? Number(step) : step);
    }
  }

  value(): string | number {
    const [, quoted] = this.#match(/"((?:[^"\\]|\\.)*)"/y) ?? [];
    if (quoted !== undefined) return quoted.replaceAll(/\\(.)/g, "$1");
    const [bare = ""] = this.#match(/[^\s()"'&|{}]+/y) ?? [];
    if (bare === "") throw this.unexpected();
    if (bare.startsWith("%")) throw new FilterPatternError("it has a regular expression");
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : bare;
  }

  unexpected(): FilterPatternError {
    return new FilterPatternError(`it is not understood from position ${this.#at + 1} on`);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    this.#skipSpace();
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match ?? undefined;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }
}
