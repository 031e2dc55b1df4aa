import type { Finding } from "../model/finding.ts";
import { compareText } from "../model/resource.ts";
import { compareSeverity } from "../model/severity.ts";

/** The order in which the report shows results: what needs work first. */
export const STATUSES = ["fail", "unknown", "pass"] as const satisfies readonly Finding["status"][];

/** Failing before unknown before passing, and in each the gravest first. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
      compareSeverity(a.severity, b.severity) ||
      compareText(a.rule, b.rule) ||
      compareText(a.resource.arn, b.resource.arn),
  );
}
