// Bundles src/main.ts with everything it needs into dist/: SDK clients as chunks that load on first use.
import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, relative } from "node:path";
import { build } from "esbuild";
import { parseBuiltIn } from "../src/cli/parse-rules.ts";
import { HCL_MODULES } from "../src/iac/terraform/hcl-parser.ts";
import { thirdPartyLicenses } from "./third-party-licenses.ts";

const rules = parseBuiltIn("rules");
rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ["src/main.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minify: true,
  // The notices stand in THIRD-PARTY-LICENSES.txt, whole.
  legalComments: "none",
  // The SDK's ES modules: of its CommonJS files the bundler can leave out nothing, which doubles the package.
  mainFields: ["module", "main"],
  conditions: ["module"],
  metafile: true,
  chunkNames: "chunks/[name]-[hash]",
  // Some bundled CommonJS modules still call require() for Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "warning",
});
writeFileSync("dist/rules.json", JSON.stringify(rules));
const { resolve } = createRequire(import.meta.url);
const modules = HCL_MODULES.map((name) => relative(".", resolve(name)));
for (const path of modules) copyFileSync(path, `dist/${basename(path)}`);
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", thirdPartyLicenses(metafile, modules));
