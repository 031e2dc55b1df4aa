import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { LAYERS, PACKAGES, ROOT_MODULES } from "../.tools/layers.mjs";

const run = promisify(execFile);
const CONFIG = "fixtures/lint/.oxlint.config.mjs";

/** What the lint says about planted files: their names with those of the rules. */
async function lint(path: string): Promise<{ found: string[]; files: number }> {
  const args = ["oxlint", "-c", CONFIG, "--type-aware", "--format=json", path];
  // It exits with 1 when it finds something; then too its answer is on standard output.
  const { stdout } = await run("npx", args).catch((error: { stdout: string }) => error);
  const answer = JSON.parse(stdout) as {
    diagnostics: { filename: string; code: string }[];
    number_of_files: number;
  };
  const found = answer.diagnostics.map(
    ({ filename, code }) => `${filename.replace("fixtures/lint/src/", "")} ${code}`,
  );
  return { found: found.sort(), files: answer.number_of_files };
}

describe("the lint", { timeout: 120_000 }, () => {
  test("finds each planted violation, and nothing else", async () => {
    const { found, files } = await lint("fixtures/lint/src");
    expect(found).toEqual([
      "cli/exits.ts unicorn(no-process-exit)",
      "cli/imports-the-expression-engine.ts eslint(no-restricted-imports)",
      "engine/imports-the-sdk.ts eslint(no-restricted-imports)",
      "engine/prints.ts eslint(no-console)",
      "facts/cycle-a.ts import(no-cycle)",
      "facts/cycle-b.ts import(no-cycle)",
      "model/imports-another-folder.ts eslint(no-restricted-imports)",
      "model/imports-root-module.ts eslint(no-restricted-imports)",
      "rules/too-long.ts eslint(max-lines)",
      "snapshot/floating-promise.ts typescript(no-floating-promises)",
    ]);
    expect(files).toBe(11);
  });

  test("leaves the planted files out of its normal run", async () => {
    const args = ["oxlint", "-c", ".oxlint.config.mjs", "fixtures/lint/src"];
    const { stdout } = await run("npx", args).catch((error: { stdout: string }) => error);
    expect(stdout).toContain("No files found to lint");
  });
});

describe("the table of layers", () => {
  const folders = readdirSync("src", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const modules = readdirSync("src").filter((name) => name.endsWith(".ts"));

  test("names every folder and module of src, and no other", () => {
    expect(Object.keys(LAYERS).sort()).toEqual(folders.sort());
    expect(ROOT_MODULES.map((name) => `${name}.ts`).sort()).toEqual(modules.sort());
  });

  test("allows only what exists", () => {
    const known = new Set([...folders, ...ROOT_MODULES]);
    expect(Object.values(LAYERS).flat()).toSatisfy((names: string[]) =>
      names.every((name) => known.has(name)),
    );
    expect(PACKAGES.flatMap((entry) => entry.folders)).toSatisfy((names: string[]) =>
      names.every((name) => existsSync(`src/${name}`)),
    );
  });

  test("has no circle", () => {
    const below = (folder: string, seen: readonly string[]): string[] =>
      seen.includes(folder)
        ? [[...seen, folder].join(" → ")]
        : (LAYERS[folder] ?? []).flatMap((other) => below(other, [...seen, folder]));
    expect(Object.keys(LAYERS).flatMap((folder) => below(folder, []))).toEqual([]);
  });
});
