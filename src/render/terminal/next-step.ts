import type { Report } from "../../model/report.ts";
import { SEVERITIES } from "../../model/severity.ts";
import { wrap } from "../display-width.ts";
import { visible } from "../text.ts";
import type { Page } from "./paint.ts";

/** One thing to do next. */
export function nextStep(
  report: Report,
  files: readonly string[],
  { width, paint }: Page,
): string[] {
  const [first = "", ...others] = wrap(`Next: ${advice(report, files)}`, width);
  return [first.replace("Next:", paint.title("Next:")), ...others];
}

function advice(report: Report, files: readonly string[]): string {
  const { summary, scope } = report;
  if (scope.partial)
    return "the scan was interrupted, so much is unknown; run it again to the end.";
  const worst = SEVERITIES.find((severity) => summary.bySeverity[severity].fail > 0);
  if (worst !== undefined) {
    const page = files.find((file) => file.endsWith(".html"));
    const where = page === undefined ? "" : `open ${visible(page)} and `;
    return `${where}mend the ${worst} findings first.`;
  }
  if (summary.total.unknown > 0) {
    return "nothing failed, but not everything was read; grant the permissions above and scan again.";
  }
  if (summary.total.pass > 0) return "nothing failed; scan again when the account changes.";
  return "no rule applied to any resource; check the chosen services and Regions.";
}
