import type { RuleProblem } from "../rules/load.ts";
import { CliError } from "./cli-error.ts";

/** One error that lists every problem of every rule file. */
export function ruleProblems(problems: readonly RuleProblem[]): CliError {
  const [first, ...rest] = problems.map(
    ({ file, line, column, message, hint }) => `${file}:${line}:${column}: ${message}${hint === "" ? "" : ` (${hint})`}`,
  );
  return new CliError([first, ...rest].join("\n         "), {
    hint: "`keelson rules check <folder>` checks rule files and runs their examples",
  });
}
