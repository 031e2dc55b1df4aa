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
    .map((letter) => ({ code: `^${letter}`, value: resource[PLACEHOLDERS[letter]] }))
    .filter(({ value }) => value.length > 2)
    // The longest comes first: an ARN holds the id, the Region and the account.
    .sort((a, b) => b.value.length - a.value.length);
  values.push({ code: "^^", value: "^" });
  return (text) => replaceAll(text, values);
}

/** Replaces from left to right what begins first, and of those the one named first. */
function replaceAll(
  text: string,
  values: readonly { readonly code: string; readonly value: string }[],
): string {
  const places = values.map(({ value }) => text.indexOf(value));
  let replaced = "";
  let from = 0;
  for (;;) {
    let first = -1;
    let at = text.length;
    for (const [number, { value }] of values.entries()) {
      let place = places[number] ?? -1;
      if (place >= 0 && place < from) places[number] = place = text.indexOf(value, from);
      if (place >= 0 && place < at) [first, at] = [number, place];
    }
    const found = values[first];
    if (found === undefined) return replaced + text.slice(from);
    replaced += text.slice(from, at) + found.code;
    from = at + found.value.length;
  }
}
