import type { ResourceIdentity } from "../../model/resource.ts";

/** What each placeholder letter stands for; `templates/script/decode.js` holds the inverse. */
export const PLACEHOLDERS = {
  a: "arn",
  i: "id",
  n: "name",
  r: "region",
  c: "account",
} as const satisfies Readonly<Record<string, keyof ResourceIdentity>>;

export type Placeholder = keyof typeof PLACEHOLDERS;

/** Turns one text into a template from which the resource gives the text back, letter for letter. */
export type TextEncoder = (text: string) => string;

/**
 * Replaces a resource's own identifiers by placeholders, so that thousands of messages, fixes
 * and pieces of evidence that differ only in them become one entry of a dictionary.
 */
export function textEncoder(
  resource: ResourceIdentity,
  letters: readonly Placeholder[] = ["a", "i", "n", "r", "c"],
): TextEncoder {
  // A value as short as its placeholder saves nothing.
  const values = letters
    .map((letter) => ({ letter, value: resource[PLACEHOLDERS[letter]] }))
    .filter(({ value }) => value.length > 2)
    .sort((a, b) => b.value.length - a.value.length);
  if (values.length === 0) return (text) => text.replaceAll("^", "^^");
  const codes = new Map([["^", "^^"]]);
  for (const { letter, value } of values.toReversed()) codes.set(value, `^${letter}`);
  const alternatives = values.map(({ value }) => value.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  // The longest comes first: an ARN holds the id, the Region and the account.
  const anyValue = new RegExp(`${alternatives.join("|")}|\\^`, "g");
  return (text) => text.replaceAll(anyValue, (found) => codes.get(found) ?? found);
}
