import { readAsset } from "../../assets.ts";
import { COMPILE_OPTIONS, digest, templateEngine } from "./engine.ts";

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
  "suppressions",
  "rules",
  "frameworks",
  "coverage",
  "dialog",
];

/** Fills the templates with a view and the data of the interactive list. */
export function page(view: Readonly<Record<string, unknown>>, data: string): string {
  const css = readAsset("templates/report.css");
  const script = browserScript();
  const engine = templateEngine();
  for (const name of PARTIALS) {
    engine.registerPartial(name, readAsset(`templates/partials/${name}.hbs`));
  }
  const template = engine.compile(readAsset("templates/report.hbs"), COMPILE_OPTIONS);
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
