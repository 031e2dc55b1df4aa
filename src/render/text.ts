// Cc: control; Cf: format, which holds every bidirectional and zero-width control; Cs: lone
// surrogates; Zl and Zp: line and paragraph separators.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Shows control, bidirectional and other invisible characters as `[U+202E]`, so that a hostile
 * name can neither drive a terminal nor reorder or hide text. The result has no lone surrogates.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `[U+${hex.padStart(4, "0")}]`;
  });
}

/** Cuts to at most `max` UTF-16 units, never inside a character; a cut text ends in an ellipsis. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 2);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, splitsPair ? max - 2 : max - 1)}…`;
}

/** Ends the text with a full stop, unless it already ends a sentence. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** `1 result`, `2,000 results`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** A whole number with commas between thousands, the same on every machine. */
export function grouped(number: number): string {
  return number.toLocaleString("en-GB");
}

/** The text of a rule, which its author has folded, on one line. */
export function oneLine(text: string): string {
  return visible(text.trim().replace(/\s*\r?\n\s*/g, " "));
}
