import type { Report } from "../../model/report.ts";
import type { SuppressionUse } from "../../model/suppression.ts";

/** What each state means for the reader. */
const MEANINGS: Readonly<Record<SuppressionUse["state"], string>> = {
  active: "These failures do not count.",
  expired: "Its last day has passed; it covers nothing any more.",
  unused: "No failure is covered; it can go.",
  undecided: "What was not read decides whether it covers these.",
};

/** The suppressions of the configuration, in its order, with what became of each. */
export function suppressionViews({ suppressions }: Report) {
  return suppressions.map((suppression) => ({
    ...suppression,
    meaning: MEANINGS[suppression.state],
    untilText: suppression.until ?? "no end",
  }));
}
