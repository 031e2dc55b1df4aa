import { Scalar } from "yaml";

// What one or two characters of a quoted scalar stand for is one character of its value.
const TOKENS = {
  [Scalar.QUOTE_DOUBLE]: /\\(?:x.{2}|u.{4}|U.{8}|\r?\n|[^])|[^]/g,
  [Scalar.QUOTE_SINGLE]: /''|[^]/g,
};

/**
 * The offset in the file of a character of a scalar's value. Quoting, folding and indentation change
 * white space only, so the n-th other character of the value is the n-th other one of the source.
 */
export function scalarOffset(node: Scalar<string>, offset: number, text: string): number {
  const [from, to] = node.range ?? [0, 0];
  const { type, value } = node;
  const before = value.slice(0, offset);
  const wanted = before.replaceAll(/\s/g, "").length;
  const starts = [...tokens(type, text, from, to)];
  const start = starts[wanted];
  if (start !== undefined && !/^(\s|$)/.test(value.slice(offset))) return start.at;
  const last = starts[wanted - 1];
  if (last === undefined) return start?.at ?? from;
  return last.at + last.length + /\s*$/.exec(before)![0].length;
}

/** The parts of the source that stand for a character which is no white space. */
function* tokens(
  type: Scalar["type"],
  text: string,
  from: number,
  to: number,
): Generator<{ at: number; length: number }> {
  const quoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
  const block = type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED;
  // A block begins after the line of its header.
  const first = block ? text.indexOf("\n", from) + 1 : from + (quoted ? 1 : 0);
  const source = text.slice(first, quoted ? to - 1 : to);
  for (const { 0: token, index } of source.matchAll(quoted ? TOKENS[type] : /[^]/g)) {
    if (!/^\s|^\\[\r\ntn _vfreNLP]/.test(token)) yield { at: first + index, length: token.length };
  }
}
