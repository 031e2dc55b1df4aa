import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkExamples } from "../engine/examples.ts";
import { fieldsOf } from "../engine/fields.ts";
import { parseFramework } from "../rules/frameworks.ts";
import { loadRules, type RuleFile, type RuleProblem } from "../rules/load.ts";
import type { Rule } from "../rules/rule.ts";
import { readRuleFiles, ruleFilesAt } from "./rule-files.ts";
import { ruleProblems } from "./rule-problems.ts";
import type { CompiledRules } from "./rule-set.ts";

/** Parses keelson's own rules and frameworks from their YAML files. */
export function parseBuiltIn(folder: string): CompiledRules {
  const { rules, problems } = loadRules(readRuleFiles(folder, "rules"), fieldsOf);
  if (problems.length > 0) throw ruleProblems(problems);
  const frameworks = join(folder, "frameworks");
  return {
    rules: rules.map(({ file, service, source }) => ({ path: file, service, source })),
    frameworks: (existsSync(frameworks) ? readdirSync(frameworks) : [])
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => parseFramework(readFileSync(join(frameworks, name), "utf8"))),
  };
}

/** Loads rules from folders of the user; a rule whose examples fail does not load. */
export function loadUserRules(folders: readonly string[]): {
  rules: Rule[];
  problems: RuleProblem[];
} {
  return checkRuleFiles(folders.flatMap(ruleFilesAt));
}

/** Loads rule files and runs their examples; gives every problem of every file at once. */
export function checkRuleFiles(files: readonly RuleFile[]): {
  rules: Rule[];
  problems: RuleProblem[];
} {
  const { rules, problems } = loadRules(files, fieldsOf);
  return { rules, problems: [...problems, ...rules.flatMap(exampleProblems)] };
}

/** What is wrong with the examples of a rule, in the shape of load problems. */
export function exampleProblems(rule: Rule): RuleProblem[] {
  return checkExamples(rule).map(({ kind, index, message, hint }) => ({
    file: rule.file,
    line: 1,
    column: 1,
    message: `examples.${kind}.${index}: ${message}`,
    hint,
  }));
}
