import type { Report } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { compareSeverity } from "../../model/severity.ts";
import { OUTCOMES } from "../outcome.ts";
import { emptyTally, tallyBy, verdictOf } from "../tally.ts";

/** Every rule with its results: failing first, then the gravest, then the most frequent. */
export function ruleViews(report: Report) {
  const tallies = tallyBy(report.findings, ({ rule }) => [rule]);
  const order = [...OUTCOMES, "none"];
  const frameworks = new Map(report.frameworks.map(({ id, title }) => [id, title]));
  return report.rules
    .map((rule) => {
      const tally = tallies.get(rule.id) ?? emptyTally();
      const controls = rule.controls.map(({ framework, control }) => ({
        framework: frameworks.get(framework) ?? framework,
        control,
      }));
      const fixText = generalFix(rule.fix.text);
      const { page = "", severityOverride = null } = rule;
      return {
        ...rule,
        page,
        controls,
        fixText,
        severityOverride,
        tally,
        verdict: verdictOf(tally),
      };
    })
    .sort(
      (a, b) =>
        order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
        compareSeverity(a.severity, b.severity) ||
        b.tally.fail - a.tally.fail ||
        compareText(a.id, b.id),
    );
}

/** A rule's fix for no resource in particular: `{resource.arn}` becomes `<arn>`. */
export function generalFix(text: string): string {
  return text.replaceAll(/\{resource\.(\w+)\}/g, "<$1>");
}
