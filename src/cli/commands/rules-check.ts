import { readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { examplesOf } from "../../engine/examples.ts";
import { fieldsOf } from "../../engine/fields.ts";
import { loadRules, type RuleFile } from "../../rules/load.ts";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug } from "../options.ts";
import { exampleProblems } from "../parse-rules.ts";
import { readRuleFiles } from "../rule-files.ts";
import { ruleProblems } from "../rule-problems.ts";

export async function checkRules(_: Debug, io: Io, argument: string): Promise<ExitCode> {
  const path = argument === "" ? "rules" : argument;
  const files = filesAt(path);
  if (files.length === 0) throw new CliError("there is no rule file", { place: path, hint: "rule files end in .yaml" });
  const { rules, problems } = loadRules(files, fieldsOf);
  const all = [...problems, ...rules.flatMap(exampleProblems)];
  if (all.length > 0) throw ruleProblems(all);
  const examples = rules.reduce((sum, rule) => sum + examplesOf(rule).length, 0);
  io.stdout(`${rules.length} rules and ${examples} examples are in order\n`);
  return EXIT.done;
}

function filesAt(path: string): RuleFile[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new CliError("there is no such file or folder", { place: path });
  if (found.isDirectory()) return readRuleFiles(path);
  return [{ path, service: basename(dirname(path)), text: readFileSync(path, "utf8") }];
}
