import type { Finding } from "../../src/model/finding.ts";

/** How many findings have each status. */
export function statusCounts(findings: readonly Finding[]) {
  const of = (status: Finding["status"]) =>
    findings.filter((finding) => finding.status === status).length;
  return { pass: of("pass"), fail: of("fail"), unknown: of("unknown") };
}
