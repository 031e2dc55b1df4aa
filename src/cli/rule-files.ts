import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { RuleFile } from "../rules/load.ts";

/** All rule files below a folder, sorted; the folder a file stands in names its service. */
export function readRuleFiles(folder: string, label = folder): RuleFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).startsWith(`frameworks${sep}`))
    .sort()
    .map((path) => {
      const inside = relative(folder, path).split(sep);
      return {
        path: join(label, ...inside),
        service: inside.length > 1 ? (inside[0] ?? "custom") : "custom",
        text: readFileSync(path, "utf8"),
      };
    });
}
