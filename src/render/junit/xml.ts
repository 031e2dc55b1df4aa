import { visible } from "../text.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for an element or an attribute; what XML 1.0 cannot hold is shown by its number. */
export function xmlText(text: string): string {
  return visible(text)
    .replaceAll(
      /[\ufffe\uffff]/g,
      (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`,
    )
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** ` name="value"` for each. */
export function attributes(values: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(`${value}`)}"`)
    .join("");
}
