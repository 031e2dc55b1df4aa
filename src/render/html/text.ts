// Bidi controls reorder what the reader sees; the others are invisible. Both can deceive.
const DECEPTIVE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Spells out the characters that would be invisible or would reorder the text around them. */
export function visible(text: string): string {
  return text.replaceAll(DECEPTIVE, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
}

/** At most `length` characters, with an ellipsis where text was left out. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  // Half of a surrogate pair is not a character.
  return `${cut.replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** JSON that cannot end or alter the script element that holds it. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003C")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** Whether a reference may become a link: only `https:` can run nothing. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:";
}

/** A whole number with thin groups of three, the same on every machine. */
export function wholeNumber(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, "\u202F");
}
