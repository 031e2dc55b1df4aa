import { evaluate } from "../engine/evaluate.ts";
import { permissionsOf } from "../engine/permissions.ts";
import { suppress } from "../engine/suppress.ts";
import { tagsOf, withTags } from "../engine/tags.ts";
import type { Report } from "../model/report.ts";
import { readSnapshot } from "../snapshot/read.ts";
import { TOOL_VERSION } from "../version.ts";
import type { KnownFindings } from "./baseline-file.ts";
import type { InfrastructureCode } from "./infrastructure-code.ts";
import type { RuleSet } from "./rule-set.ts";

/** What a report says beside the results of the rules. */
export interface ReportInputs {
  readonly code?: InfrastructureCode | undefined;
  readonly known?: KnownFindings | undefined;
}

/** Reads a snapshot file, evaluates the rules on it, marks what is accepted, tells new failures from known ones, and finds the resources in the code that made them. */
export async function evaluateSnapshot(
  path: string,
  { rules, frameworks, suppressions }: RuleSet,
  { code, known }: ReportInputs = {},
): Promise<Report> {
  const snapshot = withTags(await readSnapshot(path));
  const evaluated = evaluate(snapshot, rules, {
    toolVersion: TOOL_VERSION,
    frameworks: frameworks.summaries,
    controls: frameworks.controls,
    permissions: new Map(rules.map((rule) => [rule.id, permissionsOf([rule])])),
  });
  const report = suppress(evaluated, suppressions, { tagsOf: tagsOf(snapshot) });
  const compared = known === undefined ? report : known.compare(report);
  return code === undefined ? compared : code.locate(compared, snapshot);
}
