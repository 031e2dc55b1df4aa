import { clip, visible } from "../text.ts";

/** Excel takes 32,767 characters in a cell; quotes count twice in the file. */
const MAX_CELL = 16_000;

// What makes a formula in Excel, LibreOffice and Google Sheets, full-width forms too.
const FORMULA = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]";
const AT_START = new RegExp(`^(?=[\\s"']*${FORMULA})`, "u");
// Where the semicolon separates cells, as in much of Europe, one inside a quoted cell begins another.
const AFTER_SEMICOLON = new RegExp(`;(["\\s]*)(?=${FORMULA})`, "gu");

/** A quoted cell whose text no spreadsheet takes for a formula: an apostrophe stands before such text. */
export function cell(text: string): string {
  const harmless = clip(visible(text), MAX_CELL)
    .replace(AT_START, "'")
    .replace(AFTER_SEMICOLON, ";$1'");
  return `"${harmless.replaceAll('"', '""')}"`;
}
