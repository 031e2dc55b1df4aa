import type { Finding } from "../model/finding.ts";

/** What a result says, with accepted failures told apart from those that count. */
export type Outcome = Finding["status"] | "suppressed";

/** Outcomes in the order in which they need work; what is accepted comes after what is not decided. */
export const OUTCOMES = [
  "fail",
  "unknown",
  "suppressed",
  "pass",
] as const satisfies readonly Outcome[];

/** The outcome of a finding. */
export function outcomeOf({ status, suppression }: Finding): Outcome {
  return suppression === undefined ? status : "suppressed";
}
