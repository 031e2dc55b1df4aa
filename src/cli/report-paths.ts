import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../model/resource.ts";
import { CliError } from "./cli-error.ts";
import { readFailure } from "./system-failure.ts";

const NAME = "report.json";
const MAX_DEPTH = 12;
const MAX_FILES = 20_000;
const SKIPPED = new Set([".git", "node_modules"]);

/** Every report.json below a folder, sorted by path. Symbolic links are not followed, for they may lead round in a circle. */
export async function reportPaths(folder: string): Promise<string[]> {
  const found: string[] = [];
  let level = [folder];
  for (let depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth += 1) {
    const next: string[] = [];
    for (const each of level) {
      for (const entry of await entriesOf(each)) {
        const path = join(each, entry.name);
        if (entry.isDirectory() && !SKIPPED.has(entry.name)) next.push(path);
        else if (entry.isFile() && entry.name === NAME) found.push(path);
      }
    }
    if (found.length > MAX_FILES)
      throw new CliError(`there are more than ${MAX_FILES} reports`, {
        place: folder,
        hint: "name a folder with fewer, such as that of one year",
      });
    level = next;
  }
  if (found.length > 0) return found.sort(compareText);
  throw new CliError(`there is no ${NAME} below this folder`, {
    place: folder,
    hint: "keep each scan in a folder of its own: keelson scan --out history/2026-11-21",
  });
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(folder, error, "give the folder that holds the reports");
  }
}
