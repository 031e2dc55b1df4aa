import { clip, visible } from "../text.ts";

// Everything that CommonMark or GitHub could give a meaning to, in a table cell too.
const MEANINGFUL = /[\\`*_{}[\]<>&#|~!$@^+=]/g;
const COMMENT = "<!-- -->";

/**
 * Text from the account as plain prose. Entities cannot start markup; the empty comment keeps GitHub from making
 * links of addresses, and mentions and references of names.
 */
export function prose(text: string, max: number): string {
  return clip(visible(text), max)
    .replaceAll(MEANINGFUL, (character) => {
      const entity = `&#${character.charCodeAt(0)};`;
      return character === "@" || character === "#" ? `${entity}${COMMENT}` : entity;
    })
    .replaceAll(/:(?=\/\/)/g, `:${COMMENT}`)
    .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}${COMMENT}.`);
}

/** An identifier from the account as code, in which nothing becomes a link, a mention or markup. */
export function code(text: string, max: number): string {
  const shown = clip(visible(text), max).trim();
  if (shown === "") return "";
  // A code span has no escapes of its own, and a table takes its bars before it looks for spans.
  return /[`|\\]/.test(shown) ? `<code>${prose(shown, Infinity)}</code>` : `\`${shown}\``;
}

/** A row of a table; the cells are Markdown already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** The head of a table. */
export function tableHead(titles: readonly string[]): string {
  return row(titles) + row(titles.map(() => "---"));
}
