import { readdirSync, type Dirent } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { RuleFile } from "../rules/load.ts";
import { CliError } from "./cli-error.ts";
import { readYamlFile, statYaml } from "./read-yaml-file.ts";
import { readFailure } from "./system-failure.ts";

const RULE_FILE = {
  noun: "rule",
  expected: "expected a rule file, or a folder with rule files",
};

/** All rule files below a folder, sorted; the folder a file stands in names its service. */
export function readRuleFiles(folder: string, label = folder): RuleFile[] {
  return entries(folder)
    .filter((path) => !relative(folder, path).startsWith(`frameworks${sep}`))
    .sort()
    .map((path) => {
      const inside = relative(folder, path).split(sep);
      return {
        path: join(label, ...inside),
        service: inside.length > 1 ? (inside[0] ?? "custom") : "custom",
        text: readYamlFile(path, RULE_FILE),
      };
    });
}

/** The rule files of a folder, or the one file that the path names. */
export function ruleFilesAt(path: string): RuleFile[] {
  const found = statYaml(path, RULE_FILE.expected);
  if (!found.isDirectory())
    return [{ path, service: basename(dirname(path)), text: readYamlFile(path, RULE_FILE) }];
  const files = readRuleFiles(path);
  if (files.length > 0) return files;
  throw new CliError("there is no rule file", {
    place: path,
    hint: "rule files end in .yaml or .yml",
  });
}

// Symbolic links to files count, for mounted configuration is made of them; links to folders would count files twice.
// Versions of Node differ in whether a recursive readdir follows those, so the descent is our own.
function entries(folder: string): string[] {
  return listFolder(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entries(path);
    return /\.ya?ml$/.test(entry.name) ? [path] : [];
  });
}

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(folder, error);
  }
}
