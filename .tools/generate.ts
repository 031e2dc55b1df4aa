// Writes every file that can be derived from another: `npm run generate`. With --check it only compares.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { UnfinishedRules } from "./generate/built-in-rules.ts";
import { callTable } from "./generate/call-table.ts";
import { coverageDocs } from "./generate/coverage-docs.ts";
import { formatSchemas } from "./generate/format-schemas.ts";
import { functionTable } from "./generate/function-table.ts";
import { permissionDocs } from "./generate/permission-docs.ts";
import { collectorRegistry, factIndex, resourceIndex } from "./generate/registries.ts";
import { resourceDocs } from "./generate/resource-docs.ts";
import { roleTemplates } from "./generate/role-templates.ts";
import { ruleDocs } from "./generate/rule-docs.ts";
import { ruleSchema } from "./generate/rule-schema.ts";

/** Path to text; null for a file that must not be there. */
type Files = Record<string, string | null>;

const check = process.argv.includes("--check");
// Each step may read what the one before it wrote.
const steps: (() => Promise<Files> | Files)[] = [
  resourceIndex,
  factIndex,
  collectorRegistry,
  callTable,
  ruleSchema,
  formatSchemas,
  resourceDocs,
  functionTable,
  permissionDocs,
  roleTemplates,
  ruleDocs,
  coverageDocs,
];

const stale: string[] = [];
for (const step of steps) {
  for (const [path, text] of Object.entries(await filesOf(step))) {
    const wanted = text === null ? undefined : format(path, text);
    if (read(path) === wanted) continue;
    stale.push(path);
    if (check) continue;
    write(path, wanted);
  }
}
if (stale.length > 0) {
  process.stderr.write(
    `${check ? "not up to date (run `npm run generate`)" : "written"}: ${stale.join(", ")}\n`,
  );
  if (check) process.exitCode = 1;
}

/** A rule that does not load yet leaves the pages about rules as they are, and everything else goes on. */
async function filesOf(step: () => Promise<Files> | Files): Promise<Files> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof UnfinishedRules)) throw error;
    process.stderr.write(`${step.name}: left as it is, ${error.message}\n`);
    if (check) process.exitCode = 1;
    return {};
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function write(path: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function format(path: string, text: string): string {
  if (!/\.(ts|json|yaml)$/.test(path)) return text;
  return execFileSync("node_modules/.bin/oxfmt", ["--stdin-filepath", path], {
    input: text,
    encoding: "utf8",
  });
}
