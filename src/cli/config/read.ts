import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { z } from "zod";
import type { PlacedSuppression } from "../../engine/suppress.ts";
import { count, visible } from "../../render/text.ts";
import { YamlDocument, type YamlPath, type YamlProblem } from "../../rules/yaml-document.ts";
import { CliError } from "../cli-error.ts";
import { readYamlFile } from "../read-yaml-file.ts";
import { ConfigSource } from "./schema.ts";
import { wording } from "./wording.ts";

/** A configuration file that was read and is valid in itself. */
export interface Config {
  /** As the user would name it: from the working folder. */
  readonly path: string;
  /** Absolute; what the file names is relative to it. */
  readonly folder: string;
  readonly source: ConfigSource;
  /** From the working folder. */
  readonly ruleFolders: readonly string[];
  readonly suppressions: readonly PlacedSuppression[];
  /** Where a value stands, for what is found wrong later. */
  readonly document: YamlDocument;
}

/** Reads a configuration file; throws CliError with everything that is wrong with it. */
export function readConfig(path: string): Config {
  const absolute = resolve(path);
  const label = relative(process.cwd(), absolute);
  const text = readYamlFile(label, {
    noun: "configuration",
    expected: "`keelson init` writes a configuration to start from",
  });
  const document = new YamlDocument(text);
  if (document.problems.length > 0) throw configProblems(label, document.problems);
  // A file of nothing but comments says nothing.
  const value = withTextItems(document.value() ?? {}, [], document);
  const parsed = ConfigSource.safeParse(value, { error: wording });
  if (!parsed.success) {
    const problems = document.schemaProblems(parsed.error, ConfigSource, "configuration");
    throw configProblems(label, problems);
  }
  const place = reportPlace(label);
  const folder = dirname(absolute);
  return {
    path: label,
    folder,
    source: parsed.data,
    ruleFolders: (parsed.data.rules?.folders ?? []).map((name) =>
      relative(process.cwd(), resolve(folder, name)),
    ),
    suppressions: (parsed.data.suppressions ?? []).map((suppression, index) => ({
      ...suppression,
      source: `${place}:${document.lineOf(["suppressions", String(index)])}`,
    })),
    document,
  };
}

// Broken brackets can make hundreds.
const MOST = 20;

/** One error that lists every problem of a configuration file, a line each. */
export function configProblems(path: string, problems: readonly YamlProblem[]): CliError {
  const lines = problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST)
    .map(
      ({ line, column, message, hint }) =>
        `${path}:${line}:${column}: ${visible(message)}${hint === "" ? "" : ` (${hint})`}`,
    );
  const more = problems.length - lines.length;
  return new CliError(`${count(problems.length, "problem")} in the configuration`, {
    details: more === 0 ? lines : [...lines, `${path}: and ${count(more, "problem")} more`],
    hint: "`keelson init` writes an example in which every setting is explained",
  });
}

/** Items of lists are texts: an account id without quotes is YAML for a number, without its zeros in front. */
function withTextItems(value: unknown, path: YamlPath, document: YamlDocument): unknown {
  if (path.length > DEEPEST || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => {
      const at = [...path, String(index)];
      return typeof item === "number"
        ? (document.sourceOf(at) ?? item)
        : withTextItems(item, at, document);
    });
  }
  const entries = Object.entries(value as Record<string, z.core.util.JSONType>);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, withTextItems(inner, [...path, key], document)]),
  );
}

// suppressions.0.accounts.0
const DEEPEST = 4;

/** A place that says the same wherever the command was started. */
function reportPlace(label: string): string {
  const outside = isAbsolute(label) || label.startsWith("..");
  return outside ? basename(label) : label.split(sep).join("/");
}
