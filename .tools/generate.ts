// Writes every file that can be derived from another: `npm run generate`. With --check it only compares.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { collectorRegistry, factIndex, resourceIndex } from "./generate/registries.ts";
import { callTable } from "./generate/call-table.ts";
import { ruleSchema } from "./generate/rule-schema.ts";

const check = process.argv.includes("--check");
// Each step may read what the one before it wrote.
const steps: (() => Promise<Record<string, string>> | Record<string, string>)[] = [
  resourceIndex,
  factIndex,
  collectorRegistry,
  callTable,
  ruleSchema,
];

const stale: string[] = [];
for (const step of steps) {
  for (const [path, text] of Object.entries(await step())) {
    const formatted = format(path, text);
    if (read(path) === formatted) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, formatted);
  }
}
if (stale.length > 0) {
  process.stderr.write(
    `${check ? "not up to date (run `npm run generate`)" : "written"}: ${stale.join(", ")}\n`,
  );
  if (check) process.exitCode = 1;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function format(path: string, text: string): string {
  if (!/\.(ts|json|yaml)$/.test(path)) return text;
  return execFileSync("npx", ["oxfmt", "--stdin-filepath", path], {
    input: text,
    encoding: "utf8",
  });
}
