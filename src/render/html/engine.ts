import { createHash } from "node:crypto";
import Handlebars from "handlebars";
import { clip, isWebAddress, visible, wholeNumber } from "./text.ts";

/** Indenting a partial would also indent the lines of the values inside <pre>. */
export const COMPILE_OPTIONS = { strict: true, preventIndent: true } as const;

/** Handlebars with the helpers of all templates; values are escaped unless a template says otherwise. */
export function templateEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  engine.registerHelper("visible", (text: string) => visible(text));
  engine.registerHelper("short", (text: string) => visible(clip(text, 160)));
  engine.registerHelper("number", (value: number) => wholeNumber(value));
  engine.registerHelper("is", (a: unknown, b: unknown) => a === b);
  engine.registerHelper("isWebAddress", (text: string) => isWebAddress(text));
  return engine;
}

/** How a content security policy names an inline script or style. */
export function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
