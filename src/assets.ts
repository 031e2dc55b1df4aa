import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let root: string | undefined;

/** Where a file that ships with the package stands, named by its path from the package root. */
export function assetPath(path: string): string {
  root ??= packageRoot(dirname(fileURLToPath(import.meta.url)));
  return join(root, path);
}

/** Reads a text file that ships with the package. */
export function readAsset(path: string): string {
  return readFileSync(assetPath(path), "utf8");
}

/** The folder of keelson's own package.json: the code runs from `src/` and, bundled, from `dist/`. */
function packageRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, "utf8")) as { name?: unknown };
      if (name === "keelson") return folder;
    }
    if (dirname(folder) === folder) throw new Error(`no keelson package above ${start}`);
  }
}
