import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
// Of which the rules are nearly half: as they are read, and as a start takes them.
const LIMIT = 12 * 1024 * 1024;

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

describe("the package", () => {
  let folder: string;
  let packed: Packed;
  let names: string[];
  const keelson = (...args: string[]) =>
    run("npx", ["--no-install", "keelson", ...args], { cwd: folder });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "keelson-pack-"));
    // `npm test` has built dist/ already; other tests may be running it.
    if (!existsSync("dist/main.js"))
      throw new Error("there is no dist/: run `npm run build` first");
    const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
    [packed] = JSON.parse((await run("npm", args)).stdout) as [Packed];
    names = packed.files.map(({ path }) => path);
    await writeFile(join(folder, "package.json"), '{ "private": true }\n');
    const install = ["install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`];
    await run("npm", install, { cwd: folder });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("is not large", () => {
    expect(packed.unpackedSize).toBeLessThan(LIMIT);
  });

  test("holds what runs, what users read, and nothing of the workshop", () => {
    const wanted = [
      "package.json",
      "LICENSE",
      "README.md",
      "dist/main.js",
      "dist/rules.json",
      "dist/THIRD-PARTY-LICENSES.txt",
      "dist/tree-sitter-terraform.wasm",
      "dist/web-tree-sitter.wasm",
      "rules/rule.schema.json",
      "rules/kms/kms-key-rotation-disabled.yaml",
      "templates/report.hbs",
      "fixtures/demo/traffic.ndjson.gz",
    ];
    expect(wanted.filter((name) => !names.includes(name))).toEqual([]);
    const parts = /^(dist|rules|templates|fixtures\/demo)\/|^(package\.json|LICENSE|README\.md)$/;
    expect(names.filter((name) => !parts.test(name))).toEqual([]);
  });

  test("brings no other package", async () => {
    const visible = (await readdir(join(folder, "node_modules"))).filter(
      (name) => !name.startsWith("."),
    );
    expect(visible).toEqual(["keelson"]);
  });

  test("names the licence of every package in the bundle", async () => {
    const text = await readFile(
      join(folder, "node_modules/keelson/dist/THIRD-PARTY-LICENSES.txt"),
      "utf8",
    );
    for (const name of ["@aws-sdk/client-kms", "@smithy/core", "zod", "commander", "handlebars"]) {
      expect(text).toMatch(new RegExp(`^${name} \\d[\\d.]* \\(\\S+\\)$`, "m"));
    }
    expect(text).toContain("Permission is hereby granted, free of charge");
  });

  test("tells its version and its help", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect((await keelson("--version")).stdout).toBe(`${version}\n`);
    expect((await keelson("--help")).stdout).toMatch(/^Usage: keelson /);
  });

  test("lists its rules", async () => {
    expect((await keelson("rules", "list")).stdout).toContain("kms-key-rotation-disabled");
  });

  test("scans the demo account and writes the reports", async () => {
    await keelson("demo", "--out", "out");
    const report = JSON.parse(await readFile(join(folder, "out", "report.json"), "utf8")) as {
      summary: { total: { pass: number; fail: number } };
    };
    expect(report.summary.total.pass).toBeGreaterThan(0);
    expect(report.summary.total.fail).toBeGreaterThan(0);
    expect(await readdir(join(folder, "out"))).toEqual(
      expect.arrayContaining(["report.html", "snapshot.ndjson.gz"]),
    );
  });
});
