import { readdirSync, readFileSync, statSync, type Dirent, type Stats } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { RuleFile } from "../rules/load.ts";
import { CliError } from "./cli-error.ts";
import { readFailure } from "./system-failure.ts";

// The longest built-in rules have a few thousand characters.
const MAX_BYTES = 2 ** 20;

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
        text: readRuleText(path),
      };
    });
}

/** The rule files of a folder, or the one file that the path names. */
export function ruleFilesAt(path: string): RuleFile[] {
  const found = stat(path);
  if (!found.isDirectory())
    return [{ path, service: basename(dirname(path)), text: readRuleText(path) }];
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

function readRuleText(path: string): string {
  const { size } = regularFile(path);
  if (size > MAX_BYTES)
    throw new CliError("the file is too large for a rule", {
      place: path,
      hint: "a rule has at most 1 MiB",
    });
  const bytes = readBytes(path);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Falls through: either way it is no text.
  }
  throw new CliError("this is no text file", { place: path, hint: "expected YAML in UTF-8" });
}

function regularFile(path: string): { readonly size: number } {
  const found = stat(path);
  if (found.isFile()) return found;
  throw new CliError("this is no regular file", {
    place: path,
    hint: "expected a rule file in YAML",
  });
}

function stat(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw readFailure(path, error, "expected a rule file, or a folder with rule files");
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw readFailure(path, error);
  }
}
