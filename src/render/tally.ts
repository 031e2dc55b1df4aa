import type { Finding } from "../model/finding.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";

/** How many results of each outcome; unknown and suppressed ones count beside the others, never inside them. */
export type Tally = Record<Outcome, number>;

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
      tally[outcomeOf(finding)] += 1;
    }
  }
  return tallies;
}

/** No results yet. */
export function emptyTally(): Tally {
  return { pass: 0, fail: 0, unknown: 0, suppressed: 0 };
}

/** The number of all results. */
export function totalOf({ pass, fail, unknown, suppressed }: Tally): number {
  return pass + fail + unknown + suppressed;
}

/** What a set of results says together: one failure fails it, one unknown leaves it open, one suppressed failure keeps it from passing. */
export function verdictOf({ pass, fail, unknown, suppressed }: Tally): Outcome | "none" {
  if (fail > 0) return "fail";
  if (unknown > 0) return "unknown";
  if (suppressed > 0) return "suppressed";
  return pass > 0 ? "pass" : "none";
}
