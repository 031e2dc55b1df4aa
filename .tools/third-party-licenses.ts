// The licence texts of everything that the bundle contains: permissive licences ask for it, others may not be bundled.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

// SPDX ids of licences that ask for no more than their notice.
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Unlicense",
]);
const NOTICE_FILE = /^(licen[cs]e|copying|notice)([-.].*)?$/i;
const RULER = "=".repeat(100);

/** What is bundled without being a package. */
const DATA = `${RULER}
moto (Apache-2.0), https://github.com/getmoto/moto: the texts of AWS managed policies are those that it carries.
The Apache License 2.0 stands below, with packages that are under it too.
`;

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly texts: readonly string[];
}

/**
 * One text with name, version and licence of every bundled package, and of those that files were
 * copied from; throws for a licence that is not permissive.
 */
export function thirdPartyLicenses(metafile: Metafile, copied: readonly string[] = []): string {
  const packages = bundledPackages(metafile, copied);
  const refused = packages.filter(({ license }) => !isPermissive(license));
  if (refused.length > 0) {
    const names = refused.map(({ name, license }) => `${name} (${license})`);
    throw new Error(`these packages may not be bundled: ${names.join(", ")}`);
  }
  // Most packages of one author bring the same text.
  const byText = new Map<string, BundledPackage[]>();
  for (const each of packages) {
    const text = each.texts.join("\n\n");
    byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const sections = [...byText].map(([text, users]) => {
    const names = users.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${RULER}\n${names.join("\n")}\n\n${text}\n`;
  });
  const opening = `keelson's bundle contains these packages, under their own licences.\n\n${DATA}`;
  return `${opening}\n${sections.join("\n")}`;
}

function bundledPackages(metafile: Metafile, copied: readonly string[]): BundledPackage[] {
  const bundled = [
    ...Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)),
    ...copied,
  ];
  const folders = new Set(
    bundled.filter((path) => path.includes("node_modules/")).map(packageFolder),
  );
  return [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
}

// Some packages have a package.json without a name in each of their folders.
function packageFolder(path: string): string {
  const [folder] = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path) ?? [];
  if (folder === undefined || !existsSync(join(folder, "package.json"))) {
    throw new Error(`${path} belongs to no package`);
  }
  return folder;
}

function readPackage(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    license?: string;
  };
  const { name, version, license = "no licence named" } = manifest;
  const found = readdirSync(folder)
    .filter((file) => NOTICE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  if (found.length === 0 && license !== "Apache-2.0") {
    throw new Error(`${name} brings no licence text to pass on`);
  }
  // keelson has the same licence.
  const texts =
    found.length > 0 ? found : ["The text of this licence stands in keelson's file LICENSE."];
  return { name, version, license, texts };
}

/** Whether an SPDX expression leaves a choice without obligations: every part of an AND, any part of an OR. */
function isPermissive(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((id) => PERMISSIVE.has(id.trim())));
}
