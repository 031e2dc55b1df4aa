import type { Finding } from "../model/finding.ts";
import type { Report, StatusCounts } from "../model/report.ts";
import { SEVERITIES } from "../model/severities.ts";

/** The part of a summary that follows from the findings; made anew whenever they change. */
export function countResults(findings: readonly Finding[]): Omit<Report["summary"], "resources"> {
  const total = noResults();
  const bySeverity = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, noResults()]),
  ) as Report["summary"]["bySeverity"];
  for (const { severity, status, suppression } of findings) {
    const kind = suppression === undefined ? status : "suppressed";
    total[kind] += 1;
    bySeverity[severity][kind] += 1;
  }
  return { total, bySeverity, missingPermissions: missingPermissions(findings) };
}

function noResults(): StatusCounts {
  return { pass: 0, fail: 0, unknown: 0, suppressed: 0 };
}

// Only what a permission could mend: a throttled call needs a retry, not a grant.
function missingPermissions(findings: readonly Finding[]): string[] {
  const denied = findings
    .flatMap((finding) => finding.missing ?? [])
    .filter(({ reason }) => reason === "denied" || reason === "denied-by-scp")
    .map(({ permission }) => permission);
  return [...new Set(denied)].sort();
}
