import type { Severity } from "../../model/severity.ts";
import type { Outcome } from "../outcome.ts";

/** A number of an OCSF enumeration and its caption. */
export interface Code {
  readonly id: number;
  readonly caption: string;
}

/** `severity_id` of a failure. */
export const SEVERITY: Readonly<Record<Severity, Code>> = {
  critical: { id: 5, caption: "Critical" },
  high: { id: 4, caption: "High" },
  medium: { id: 3, caption: "Medium" },
  low: { id: 2, caption: "Low" },
  informational: { id: 1, caption: "Informational" },
};

/** `severity_id` of what is no failure, or may be none. */
export const NO_SEVERITY: Readonly<Record<"pass" | "unknown", Code>> = {
  pass: SEVERITY.informational,
  unknown: { id: 0, caption: "Unknown" },
};

/** `status_id` of the finding. */
export const STATUS: Readonly<Record<Outcome, Code>> = {
  fail: { id: 1, caption: "New" },
  suppressed: { id: 3, caption: "Suppressed" },
  pass: { id: 4, caption: "Resolved" },
  unknown: { id: 0, caption: "Unknown" },
};

/** `compliance.status_id`; an accepted failure is one all the same. */
export const COMPLIANCE: Readonly<Record<Outcome, Code>> = {
  pass: { id: 1, caption: "Pass" },
  fail: { id: 3, caption: "Fail" },
  suppressed: { id: 3, caption: "Fail" },
  unknown: { id: 0, caption: "Unknown" },
};

/** `activity_id`. */
export const ACTIVITY = {
  create: { id: 1, caption: "Create" },
  update: { id: 2, caption: "Update" },
  close: { id: 3, caption: "Close" },
} as const;
