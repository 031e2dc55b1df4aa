import { evaluate } from "../engine/evaluate.ts";
import { permissionsOf } from "../engine/permissions.ts";
import type { Report } from "../model/report.ts";
import { readSnapshot } from "../snapshot/read.ts";
import { TOOL_VERSION } from "../version.ts";
import type { RuleSet } from "./rule-set.ts";

/** Reads a snapshot file and evaluates the rules on it. */
export async function evaluateSnapshot(
  path: string,
  { rules, frameworks }: RuleSet,
): Promise<Report> {
  return evaluate(await readSnapshot(path), rules, {
    toolVersion: TOOL_VERSION,
    frameworks: frameworks.summaries,
    controls: frameworks.controls,
    permissions: new Map(rules.map((rule) => [rule.id, permissionsOf([rule])])),
  });
}
