import type { Finding } from "@aws-sdk/client-guardduty";

/** Lowest severity that GuardDuty calls high. */
const HIGH = 7;

/** What asks for the open findings of high severity, those that changed least recently first. */
export function highFindingsOf(account: string) {
  return {
    FindingCriteria: {
      Criterion: {
        severity: { GreaterThanOrEqual: HIGH },
        "service.archived": { Equals: ["false"] },
        // An administrator's detector also lists the findings of its members, which their own scans report.
        accountId: { Equals: [account] },
      },
    },
    SortCriteria: { AttributeName: "updatedAt", OrderBy: "ASC" as const },
    MaxResults: 50,
  };
}

/** What is kept of a finding: nothing of what it says about the resource. */
export function openFinding(finding: Finding) {
  return {
    id: finding.Id ?? "",
    type: finding.Type ?? "",
    severity: finding.Severity ?? 0,
    createdAt: finding.CreatedAt ?? "",
    sample: /"sample"\s*:\s*true/.test(finding.Service?.AdditionalInfo?.Value ?? ""),
  };
}
