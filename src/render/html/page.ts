import { createHash } from "node:crypto";
import Handlebars from "handlebars";
import { readAsset } from "../../assets.ts";
import { clip, isWebAddress, visible, wholeNumber } from "./text.ts";

/** The browser script's files, in the order in which they are joined. */
const SCRIPTS = ["decode", "dom", "query", "url-state", "grid", "detail", "controls", "main"];

const PARTIALS = [
  "bar",
  "severity",
  "verdict",
  "tallies",
  "header",
  "summary",
  "findings",
  "worst",
  "unread",
  "rules",
  "frameworks",
  "coverage",
  "dialog",
];

/** Fills the templates with a view and the data of the interactive list. */
export function page(view: Readonly<Record<string, unknown>>, data: string): string {
  const css = readAsset("templates/report.css");
  const script = browserScript();
  const engine = Handlebars.create();
  engine.registerHelper("visible", (text: string) => visible(text));
  engine.registerHelper("short", (text: string) => visible(clip(text, 160)));
  engine.registerHelper("number", (value: number) => wholeNumber(value));
  engine.registerHelper("is", (a: unknown, b: unknown) => a === b);
  engine.registerHelper("isWebAddress", (text: string) => isWebAddress(text));
  for (const name of PARTIALS) {
    engine.registerPartial(name, readAsset(`templates/partials/${name}.hbs`));
  }
  // Indenting a partial would also indent the lines of the values inside <pre>.
  const options = { strict: true, preventIndent: true };
  const template = engine.compile(readAsset("templates/report.hbs"), options);
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(css)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return template({ ...view, css, script, data, policy });
}

/** Joins the modules of the browser script into one classic script. */
function browserScript(): string {
  const modules = SCRIPTS.map((name) =>
    readAsset(`templates/script/${name}.js`)
      .replaceAll(/^import [^;]*;\n/gm, "")
      .replaceAll(/^export /gm, ""),
  );
  return `(() => {\n"use strict";\n${modules.join("\n")}\n})();\n`;
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
