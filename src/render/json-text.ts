// Valid inside a JSON string, but able to end a line of JavaScript, drive a terminal or reorder
// what a person reads. Such characters can stand only inside strings, so escaping keeps the value.
// oxlint-disable-next-line no-control-regex, no-misleading-character-class
const UNSAFE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** `JSON.stringify` whose text is safe in scripts and terminals; lone surrogates come out escaped. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
