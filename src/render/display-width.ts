const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const ZERO = /^\p{M}/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many terminal columns the text takes; East Asian wide characters and emoji take two. */
export function displayWidth(text: string): number {
  if (isAscii(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Cuts the text to `width` columns; a cut text ends in an ellipsis. */
export function truncate(text: string, width: number): string {
  if (width <= 0) return "";
  // Nothing can fit beyond this many units, so a name of a megabyte costs nothing to measure.
  const head = text.slice(0, width * 16);
  if (head.length === text.length && displayWidth(text) <= width) return text;
  let taken = "";
  let used = 0;
  for (const { segment } of graphemes.segment(head)) {
    const next = graphemeWidth(segment);
    if (used + next > width - 1) break;
    taken += segment;
    used += next;
  }
  return `${taken.trimEnd()}…`;
}

/** Pads with spaces on the right to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** Breaks the text at spaces into lines of at most `width` columns; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((part) => part !== "")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (displayWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = truncate(word, width);
  }
  if (line !== "") lines.push(line);
  return lines;
}

function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme) || grapheme.includes("\ufe0f")) return 2;
  return ZERO.test(grapheme) ? 0 : 1;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 126) return false;
  return true;
}
