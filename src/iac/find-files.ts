import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { IacError } from "./iac-error.ts";

const MAX_DEPTH = 64;
const MAX_ENTRIES = 500_000;

/** Folders that hold what others wrote, or what tools made. */
const FOREIGN = new Set(["node_modules", "vendor", "venv", "__pycache__"]);

/** Every file below a folder, sorted. Links to folders are not followed, so that no circle has an end to be found. */
export async function findFiles(folder: string, maxEntries = MAX_ENTRIES): Promise<string[]> {
  const files: string[] = [];
  const waiting = [{ path: folder, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next;
    const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
      if (depth === 0) throw error;
      return [] as Dirent[];
    });
    seen += entries.length;
    if (seen > maxEntries) {
      throw new IacError(folder, `there are more than ${maxEntries} files below`, {
        hint: "--iac takes the folder of the infrastructure code, not all that lies around it",
      });
    }
    for (const entry of entries) {
      if (entry.isDirectory()) {
        const own = !entry.name.startsWith(".") && !FOREIGN.has(entry.name);
        if (own && depth < MAX_DEPTH)
          waiting.push({ path: join(path, entry.name), depth: depth + 1 });
      } else if (entry.isFile() || entry.isSymbolicLink()) files.push(join(path, entry.name));
    }
  }
  return files.sort();
}
