import type { RuleProblem } from "../rules/load.ts";
import { count } from "../render/text.ts";
import { CliError } from "./cli-error.ts";

/** One error that lists every problem of every rule file, a line each. */
export function ruleProblems(problems: readonly RuleProblem[]): CliError {
  const files = new Set(problems.map(({ file }) => file));
  return new CliError(`${count(problems.length, "problem")} in ${count(files.size, "rule file")}`, {
    details: [...files].flatMap((name) =>
      ofFile(
        name,
        problems.filter(({ file }) => file === name),
      ),
    ),
    hint: "`keelson rules check <folder>` checks rule files and runs their examples",
  });
}

// One wrong bracket can make hundreds.
const MOST = 20;

function ofFile(file: string, problems: readonly RuleProblem[]): string[] {
  const lines = problems
    .slice(0, MOST)
    .map(
      ({ line, column, message, hint }) =>
        `${file}:${line}:${column}: ${message}${hint === "" ? "" : ` (${hint})`}`,
    );
  const more = problems.length - lines.length;
  return more === 0 ? lines : [...lines, `${file}: and ${count(more, "problem")} more`];
}
