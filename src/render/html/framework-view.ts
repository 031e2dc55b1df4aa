import type { Report } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { OUTCOMES } from "../outcome.ts";
import { emptyTally, tallyBy, verdictOf } from "../tally.ts";

/** Each framework with the controls that rules give evidence for, and what the evidence says. */
export function frameworkViews(report: Report) {
  const tallies = tallyBy(report.findings, ({ rule }) => [rule]);
  return report.frameworks.map((framework) => {
    const rulesOf = new Map<string, string[]>();
    for (const { id, controls } of report.rules) {
      for (const reference of controls) {
        if (reference.framework !== framework.id) continue;
        rulesOf.set(reference.control, [...(rulesOf.get(reference.control) ?? []), id]);
      }
    }
    const controls = [...rulesOf]
      .sort(([a], [b]) => compareControls(a, b))
      .map(([id, rules]) => {
        const tally = emptyTally();
        for (const rule of rules) {
          const part = tallies.get(rule) ?? emptyTally();
          for (const outcome of OUTCOMES) tally[outcome] += part[outcome];
        }
        return { id, rules, tally, verdict: verdictOf(tally) };
      });
    const count = (verdict: string) =>
      controls.filter((control) => control.verdict === verdict).length;
    return {
      ...framework,
      controls,
      pass: count("pass"),
      fail: count("fail"),
      unknown: count("unknown"),
      suppressed: count("suppressed"),
      none: count("none"),
    };
  });
}

/** Control ids in the order of their numbers: 3.9 comes before 3.10. */
export function compareControls(a: string, b: string): number {
  const padded = (id: string) => id.replaceAll(/\d+/g, (digits) => digits.padStart(8, "0"));
  return compareText(padded(a), padded(b)) || compareText(a, b);
}
