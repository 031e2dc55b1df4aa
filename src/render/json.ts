import { Report } from "../model/report.ts";
import { compareText } from "../model/resource.ts";
import { SEVERITIES } from "../model/severity.ts";
import { jsonText } from "./json-text.ts";

/**
 * Renders the report as JSON: keys in the order of the schema, one rule, finding or gap a line,
 * so that line tools and diffs work and 50,000 findings stay small. Equal reports give equal bytes.
 * Fields that the schema does not name are dropped, so nothing undeclared gets out.
 */
export function renderJson(report: Report): string {
  const known = Report.parse(report);
  const { resources, bySeverity } = known.summary;
  const ordered = {
    ...known,
    summary: {
      ...known.summary,
      resources: sortKeys(resources),
      bySeverity: Object.fromEntries(
        SEVERITIES.map((severity) => [severity, bySeverity[severity]]),
      ),
    },
    findings: known.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((one) => ({ ...one, value: sortKeys(one.value) })),
    })),
  };
  const fields = Object.entries(ordered).map(([key, value]) => {
    const text = isRowList(value) ? rows(value) : indented(jsonText(value, 2));
    return `  ${jsonText(key)}: ${text}`;
  });
  return `{\n${fields.join(",\n")}\n}\n`;
}

function isRowList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object");
}

function rows(items: readonly object[]): string {
  if (items.length === 0) return "[]";
  return `[\n${items.map((item) => `    ${jsonText(item)}`).join(",\n")}\n  ]`;
}

function indented(text: string): string {
  return text.replaceAll("\n", "\n  ");
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
