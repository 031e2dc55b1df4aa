import type { Finding } from "../model/finding.ts";

/** How many results of each status; unknown results count beside the others, never inside them. */
export interface Tally {
  pass: number;
  fail: number;
  unknown: number;
}

/** Counts the findings of every key; a finding counts once for each of its keys. */
export function tallyBy(
  findings: readonly Finding[],
  keysOf: (finding: Finding) => readonly string[],
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const finding of findings) {
    for (const key of keysOf(finding)) {
      let tally = tallies.get(key);
      if (tally === undefined) tallies.set(key, (tally = emptyTally()));
      tally[finding.status] += 1;
    }
  }
  return tallies;
}

/** No results yet. */
export function emptyTally(): Tally {
  return { pass: 0, fail: 0, unknown: 0 };
}

/** The number of all results. */
export function totalOf({ pass, fail, unknown }: Tally): number {
  return pass + fail + unknown;
}

/** What a set of results says together: one failure fails it, one unknown leaves it open. */
export function verdictOf({ pass, fail, unknown }: Tally): Finding["status"] | "none" {
  if (fail > 0) return "fail";
  if (unknown > 0) return "unknown";
  return pass > 0 ? "pass" : "none";
}
