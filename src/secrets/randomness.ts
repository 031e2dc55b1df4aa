/** Shannon entropy in bits for each character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function characterClass(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 65 && code <= 90) return 2;
  if (code >= 97 && code <= 122) return 3;
  return 0;
}

/**
 * How often neighbouring letters and digits differ in class (lower, upper, digit). Random text
 * changes class at almost every second character; words, paths and CamelCase names seldom do.
 */
export function classChanges(text: string): number {
  let changes = 0;
  for (let index = 1; index < text.length; index++) {
    const before = characterClass(text.charCodeAt(index - 1));
    const after = characterClass(text.charCodeAt(index));
    if (before !== 0 && after !== 0 && before !== after) changes++;
  }
  return changes;
}

/** The share of a text that could be words: `Name`, `get`. Camel case is nearly all words. */
export function wordShare(text: string): number {
  let letters = 0;
  for (const [word] of text.matchAll(/[A-Z][a-z]+|[a-z]{3,}/g)) letters += word.length;
  return letters / text.length;
}

/** Above this share of words a text is no random key; that of random letters and digits is about 0.5. */
export const MAX_WORD_SHARE = 0.8;

const HEX = /^[0-9a-f]{32,128}$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const KEY_CHARACTERS = /^(?:base64:)?[\w+/=.~-]{16,1024}$/;

/** Whether a text has the form of a UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Whether a text looks like the output of a random generator rather than like words. */
export function looksRandom(text: string): boolean {
  if (HEX.test(text)) return entropy(text) > 3;
  if (!KEY_CHARACTERS.test(text) || isUuid(text)) return false;
  const hasBoth = /\d/.test(text) && /[A-Za-z]/.test(text);
  return (
    hasBoth &&
    wordShare(text) < MAX_WORD_SHARE &&
    entropy(text) >= 3.2 &&
    classChanges(text) / text.length >= 0.22
  );
}

/** Whether the changing part of a token is filler such as `xxxxxx` or one repeated character. */
export function isFiller(text: string): boolean {
  return /x{6,}|\*{3,}|\.{3,}/i.test(text) || new Set(text).size < 6;
}
