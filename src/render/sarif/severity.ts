import type { ReportingConfiguration } from "sarif";
import type { Severity } from "../../model/severity.ts";

/**
 * GitHub reads above 9.0 as critical, 7.0–8.9 as high, 4.0–6.9 as medium, 0.1–3.9 as low;
 * each number stands well inside its band. Informational rules have none.
 */
const SECURITY_SEVERITY: Readonly<Record<Severity, number | undefined>> = {
  critical: 9.5,
  high: 8.0,
  medium: 5.5,
  low: 2.5,
  informational: undefined,
};

const LEVEL: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  informational: "note",
};

/** The rule's `security-severity`: a number as text, which is how GitHub wants it. */
export function securitySeverity(severity: Severity): string | undefined {
  return SECURITY_SEVERITY[severity]?.toFixed(1);
}

/** Level and rank; GitLab reads the rank before anything else. */
export function configurationOf(
  severity: Severity,
): Pick<ReportingConfiguration, "rank"> & { level: "error" | "warning" | "note" } {
  const score = SECURITY_SEVERITY[severity];
  return { level: LEVEL[severity], ...(score === undefined ? {} : { rank: score * 10 }) };
}
