import type { GapReason } from "../../model/gap.ts";
import type { Report } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { unreadName } from "../unread-name.ts";

/** What each reason means and what helps. */
const REASONS: Readonly<Record<GapReason, { readonly label: string; readonly advice: string }>> = {
  denied: { label: "Denied", advice: "Grant the permission to the scanning role." },
  "denied-by-scp": {
    label: "Denied by an organization policy",
    advice: "A service control policy forbids it; a permission in the account does not help.",
  },
  throttled: { label: "Throttled", advice: "Scan again, or with lower concurrency." },
  failed: { label: "Failed", advice: "Scan again; AWS's answer stands beside." },
  "unsupported-region": {
    label: "Not offered in the Region",
    advice: "Nothing to do: the service is not available there.",
  },
  "not-collected": {
    label: "Not collected",
    advice: "The scan was limited to other services or Regions.",
  },
  interrupted: { label: "Interrupted", advice: "Scan again and let it finish." },
};

interface Unread {
  readonly service: string;
  readonly operation: string;
  readonly permission: string;
  readonly reason: GapReason;
  readonly message: string;
  gaps: number;
  findings: number;
  readonly regions: Set<string>;
}

/** What could not be read, one row per operation and reason, with the permissions that would help. */
export function unreadView(report: Report) {
  const rows = new Map<string, Unread>();
  const services = new Map(report.rules.map(({ id, service }) => [id, service]));
  const rowOf = (
    service: string,
    miss: Omit<Unread, "service" | "gaps" | "findings" | "regions">,
  ) => {
    const { operation, permission, reason, message } = miss;
    const key = JSON.stringify([permission, operation, reason]);
    const known = rows.get(key);
    if (known !== undefined) return known;
    const row: Unread = {
      service,
      operation,
      permission,
      reason,
      message,
      gaps: 0,
      findings: 0,
      regions: new Set<string>(),
    };
    rows.set(key, row);
    return row;
  };
  for (const gap of report.gaps) {
    const row = rowOf(gap.service, gap);
    row.gaps += 1;
    row.regions.add(gap.region);
  }
  for (const { rule, resource, missing = [] } of report.findings) {
    for (const miss of missing) {
      const row = rowOf(services.get(rule) ?? rule, miss);
      row.findings += 1;
      row.regions.add(resource.region);
    }
  }
  const { missingPermissions } = report.summary;
  return {
    rows: [...rows.values()]
      .sort((a, b) => b.findings - a.findings || compareText(a.permission, b.permission))
      .map((row) => ({
        ...row,
        ...REASONS[row.reason],
        name: unreadName(row),
        regionsText: [...row.regions].sort(compareText).join(", "),
      })),
    permissionCount: missingPermissions.length,
    policy: missingPermissions.length > 0 ? readPolicy(missingPermissions) : null,
  };
}

/** An identity policy that allows exactly the reads that were missing. */
function readPolicy(actions: readonly string[]): string {
  const statement = { Sid: "KeelsonReads", Effect: "Allow", Action: actions, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
