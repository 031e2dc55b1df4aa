import { examplesOf } from "../../engine/examples.ts";
import { count } from "../../render/text.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug } from "../options.ts";
import { checkRuleFiles } from "../parse-rules.ts";
import { ruleFilesAt } from "../rule-files.ts";
import { ruleProblems } from "../rule-problems.ts";

/** Checks rule files, or those of the folder `rules`, and runs their examples. */
export async function checkRules(_: Debug, io: Io, argument: string): Promise<ExitCode> {
  const { rules, problems } = checkRuleFiles(ruleFilesAt(argument === "" ? "rules" : argument));
  if (problems.length > 0) throw ruleProblems(problems);
  const examples = rules.reduce((sum, rule) => sum + examplesOf(rule).length, 0);
  io.stdout(`${count(rules.length, "rule")} and ${count(examples, "example")} are in order\n`);
  return EXIT.done;
}
