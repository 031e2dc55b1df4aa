import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { assetPath } from "../../assets.ts";

/** The parser and its grammar, by the names of their packages. */
export const HCL_MODULES = [
  "web-tree-sitter/web-tree-sitter.wasm",
  "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm",
] as const;

let parser: Promise<Parser> | undefined;

/** The parser for Terraform's language; loaded once. */
export async function hclParser(): Promise<Parser> {
  parser ??= load();
  return parser;
}

async function load(): Promise<Parser> {
  const [runtime, grammar] = HCL_MODULES.map(modulePath);
  await Parser.init({ locateFile: () => runtime ?? "" });
  return new Parser().setLanguage(await Language.load(grammar ?? ""));
}

/** The build copies the modules beside the bundle; before that they stand in their packages. */
function modulePath(name: string): string {
  const built = assetPath(`dist/${basename(name)}`);
  return existsSync(built) ? built : createRequire(import.meta.url).resolve(name);
}
