import { readFileSync, statSync, type Stats } from "node:fs";
import { CliError } from "./cli-error.ts";
import { readFailure } from "./system-failure.ts";

/** What a YAML file is for: words for messages. */
export interface YamlFileKind {
  /** "rule": a rule has at most 1 MiB. */
  readonly noun: string;
  /** What stands there when there is no such file. */
  readonly expected: string;
}

// Written by people: what is longer is a mistake or an attack.
const MAX_BYTES = 2 ** 20;

/** The text of a YAML file; throws CliError when it is huge, no text or no regular file. */
export function readYamlFile(path: string, { noun, expected }: YamlFileKind): string {
  const found = statYaml(path, expected);
  if (!found.isFile())
    throw new CliError("this is no regular file", {
      place: path,
      hint: `expected a ${noun} file in YAML`,
    });
  if (found.size > MAX_BYTES)
    throw new CliError(`the file is too large for a ${noun}`, {
      place: path,
      hint: `a ${noun} has at most 1 MiB`,
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

/** What stands at a path; `expected` is the hint when nothing does. */
export function statYaml(path: string, expected: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw readFailure(path, error, expected);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw readFailure(path, error);
  }
}
