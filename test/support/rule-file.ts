import { fieldsOf } from "../../src/engine/fields.ts";
import { loadRules, type RuleProblem } from "../../src/rules/load.ts";
import type { Rule } from "../../src/rules/rule.ts";

const SAMPLE = {
  id: "id: kms-sample",
  title: "title: Sample",
  severity: "severity: low",
  resource: "resource: AWS::KMS::Key",
  params: "",
  when: "",
  pass: "pass: resource.state == 'Enabled'",
  message: "message: It is {resource.state}",
  why: "why: Because",
  evidence: "",
  fix: "fix: { text: Do it }",
  references: "references: [https://example.com/]",
  responsibility: "responsibility: customer",
  examples: "examples: { pass: [{ name: a }], fail: [{ name: b, resource: { state: Disabled } }] }",
};

export type RuleParts = Partial<Record<keyof typeof SAMPLE, string>>;

/** A small valid rule file in which some top-level entries are written otherwise. */
export function ruleText(parts: RuleParts = {}): string {
  return Object.values({ ...SAMPLE, ...parts })
    .filter((part) => part !== "")
    .map((part) => `${part}\n`)
    .join("");
}

/** Loads one rule file as the command would. */
export function load(
  text: string,
  path = "rules/kms/kms-sample.yaml",
): { rule: Rule | undefined; problems: readonly RuleProblem[] } {
  const { rules, problems } = loadRules([{ path, service: "kms", text }], fieldsOf);
  return { rule: rules[0], problems };
}

/** The sample rule with some entries written otherwise; it must be valid. */
export function rule(parts: RuleParts = {}): Rule {
  const { rule: loaded, problems } = load(ruleText(parts));
  if (loaded === undefined) throw new Error(problems.map(({ message }) => message).join("; "));
  return loaded;
}
