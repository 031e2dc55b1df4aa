import { compareFindings, type Finding } from "../model/finding.ts";

/** The findings in the order of a report; one that is read from a file may have any. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(compareFindings);
}
