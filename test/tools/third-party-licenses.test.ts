import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { thirdPartyLicenses } from "../../.tools/third-party-licenses.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "keelson-licenses-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The text for a bundle of one package. */
function licensesOf(license: string | undefined, text?: string): string {
  const folder = join(root, "node_modules", "@scope", "example");
  mkdirSync(join(folder, "lib"), { recursive: true });
  const manifest = { name: "@scope/example", version: "1.2.3", license };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  // A nested package.json that only says how its files are to be read.
  writeFileSync(join(folder, "lib", "package.json"), '{ "type": "module" }');
  if (text !== undefined) writeFileSync(join(folder, "LICENSE.md"), text);
  const inputs = { [join(folder, "lib", "index.js")]: { bytesInOutput: 1 } };
  const output = { bytes: 1, inputs, imports: [], exports: [] };
  return thirdPartyLicenses({ inputs: {}, outputs: { "dist/main.js": output } });
}

test("names the package and brings its text", () => {
  const text = licensesOf("MIT", "Permission is hereby granted");
  expect(text).toContain("@scope/example 1.2.3 (MIT)\n\nPermission is hereby granted\n");
});

test.each(["(MIT OR GPL-3.0-only)", "MIT AND ISC", "0BSD"])("accepts %s", (license) => {
  expect(licensesOf(license, "text")).toContain(license);
});

test.each([
  "AGPL-3.0-or-later",
  "GPL-2.0",
  "LGPL-3.0-only",
  "MPL-2.0",
  "MIT AND GPL-3.0",
  "SEE LICENSE IN x",
])("refuses %s", (license) => {
  expect(() => licensesOf(license, "text")).toThrow(`@scope/example (${license})`);
});

test("refuses a package that names no licence", () => {
  expect(() => licensesOf(undefined, "text")).toThrow("no licence named");
});

test("refuses a package without the text that its licence asks for", () => {
  expect(() => licensesOf("MIT")).toThrow("@scope/example brings no licence text");
});

test("needs no text of the licence that keelson has itself", () => {
  expect(licensesOf("Apache-2.0")).toContain("keelson's file LICENSE");
});
