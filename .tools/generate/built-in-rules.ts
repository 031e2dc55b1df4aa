import { readdirSync, readFileSync } from "node:fs";
import type { Frameworks } from "../../src/rules/frameworks.ts";
import type { Rule } from "../../src/rules/rule.ts";

/** A rule or framework file does not load, most likely because somebody is writing it right now. */
export class UnfinishedRules extends Error {}

/** keelson's own rules and frameworks, from their YAML files. */
export async function builtInRules(): Promise<{ rules: Rule[]; frameworks: Frameworks }> {
  const { fieldsOf } = await import("../../src/engine/fields.ts");
  const { readRuleFiles } = await import("../../src/cli/rule-files.ts");
  const { joinFrameworks, parseFramework } = await import("../../src/rules/frameworks.ts");
  const { loadRules } = await import("../../src/rules/load.ts");
  const { rules, problems } = loadRules(readRuleFiles("rules"), fieldsOf);
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UnfinishedRules(`${problem.file}:${problem.line}: ${problem.message}`);
  }
  const folder = "rules/frameworks";
  const sources = readdirSync(folder).map((file) => {
    try {
      return parseFramework(readFileSync(`${folder}/${file}`, "utf8"));
    } catch {
      throw new UnfinishedRules(`${folder}/${file} does not load`);
    }
  });
  return { rules, frameworks: joinFrameworks(sources) };
}
