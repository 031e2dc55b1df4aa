import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let root: string | undefined;

/** Reads a text file that ships with the package, named by its path from the package root. */
export function readAsset(path: string): string {
  root ??= packageRoot(dirname(fileURLToPath(import.meta.url)));
  return readFileSync(join(root, path), "utf8");
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
