import type { RuleProblem } from "../rules/load.ts";
import { CliError } from "./cli-error.ts";

/** One error that lists every problem of every rule file, a line each. */
export function ruleProblems(problems: readonly RuleProblem[]): CliError {
  const files = new Set(problems.map(({ file }) => file)).size;
  return new CliError(`${count(problems.length, "problem")} in ${count(files, "rule file")}`, {
    details: problems.map(
      ({ file, line, column, message, hint }) =>
        `${file}:${line}:${column}: ${message}${hint === "" ? "" : ` (${hint})`}`,
    ),
    hint: "`keelson rules check <folder>` checks rule files and runs their examples",
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
