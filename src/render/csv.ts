import type { Finding } from "../model/finding.ts";
import type { Report, ReportRule } from "../model/report.ts";
import { cell } from "./csv/cell.ts";
import { outcomeOf } from "./outcome.ts";
import { rulesById } from "./rules-by-id.ts";
import { oneLine } from "./text.ts";
import { worstFirst } from "./worst-first.ts";

type Row = { readonly finding: Finding; readonly rule: ReportRule; readonly report: Report };

const COLUMNS: Readonly<Record<string, (row: Row) => string | number | null | undefined>> = {
  status: ({ finding }) => outcomeOf(finding),
  severity: ({ finding }) => finding.severity,
  baseline: ({ finding }) => finding.baseline,
  first_seen: ({ finding }) => finding.firstSeen,
  rule: ({ finding }) => finding.rule,
  title: ({ rule }) => oneLine(rule.title),
  service: ({ rule }) => rule.service,
  account: ({ finding }) => finding.resource.account,
  region: ({ finding }) => finding.resource.region,
  resource_type: ({ finding }) => finding.resource.type,
  resource_name: ({ finding }) => finding.resource.name,
  resource_arn: ({ finding }) => finding.resource.arn,
  message: ({ finding }) => finding.message,
  fix: ({ finding }) => oneLine(finding.fix?.text ?? ""),
  missing_permissions: ({ finding }) => missingPermissions(finding),
  file: ({ finding }) => finding.location?.file,
  line: ({ finding }) => finding.location?.line,
  address: ({ finding }) => finding.location?.address,
  suppression_reason: ({ finding }) => finding.suppression?.reason,
  suppression_owner: ({ finding }) => finding.suppression?.owner,
  suppression_until: ({ finding }) => finding.suppression?.until,
  controls: ({ rule }) =>
    rule.controls.map(({ framework, control }) => `${framework}/${control}`).join(" "),
  fingerprint: ({ finding }) => finding.fingerprint,
  taken_at: ({ report }) => report.takenAt,
};

/**
 * Renders every result as a line of comma-separated values (RFC 4180, UTF-8). Every cell is quoted,
 * and none can become a formula in a spreadsheet.
 */
export function renderCsv(report: Report): string {
  const ruleOf = rulesById(report);
  const columns = Object.values(COLUMNS);
  const rows = worstFirst(report.findings).map((finding) => {
    const row = { finding, rule: ruleOf(finding.rule), report };
    return line(columns.map((valueOf) => valueOf(row)));
  });
  return [line(Object.keys(COLUMNS)), ...rows].join("");
}

function line(values: readonly (string | number | null | undefined)[]): string {
  return `${values.map((value) => cell(`${value ?? ""}`)).join(",")}\r\n`;
}

function missingPermissions({ missing = [] }: Finding): string {
  const names = missing.map(({ permission }) => permission).filter((name) => name !== "");
  return [...new Set(names)].join(" ");
}
