import type { Report, ReportRule } from "../model/report.ts";

/** Finds the rule of a finding; throws when the report has none, for then it is no report of ours. */
export function rulesById(report: Report): (id: string) => ReportRule {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  return (id) => {
    const rule = rules.get(id);
    if (rule === undefined) throw new Error(`The report has a finding of ${id} but no such rule`);
    return rule;
  };
}
