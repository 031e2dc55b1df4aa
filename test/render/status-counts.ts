import type { Finding } from "../../src/model/finding.ts";
import type { StatusCounts } from "../../src/model/report.ts";

/** How many findings count as what. */
export function statusCounts(findings: readonly Finding[]): StatusCounts {
  const of = (status: Finding["status"]) =>
    findings.filter((finding) => finding.status === status && !finding.suppression).length;
  const suppressed = findings.filter(({ suppression }) => suppression !== undefined).length;
  return { pass: of("pass"), fail: of("fail"), unknown: of("unknown"), suppressed };
}
