import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { compareSeverity } from "../model/severity.ts";
import { count } from "../render/text.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { FailOn, Output } from "./options.ts";

/** Why a run ends with a failure. */
export interface Verdict {
  readonly exitCode: ExitCode;
  /** One line: how many results, of which severity, and whether only new ones count. */
  readonly reason: string;
}

/** What --fail-on and --fail-on-gaps say of a report; undefined when nothing stands against it. */
export function gate(
  report: Report,
  { failOn, failOnGaps }: Pick<Output, "failOn" | "failOnGaps">,
): Verdict | undefined {
  if (failOn !== undefined) {
    const grave = report.findings.filter((finding) => isGrave(finding, failOn));
    const counted = failOn.new ? grave.filter(({ baseline }) => baseline === "new") : grave;
    if (counted.length > 0) {
      const what = count(counted.length, failOn.new ? "new failure" : "failure");
      return {
        exitCode: EXIT.findings,
        reason: `${what} ${levelText(failOn)}${knownText(grave.length - counted.length)} (${flagText(failOn)})`,
      };
    }
  }
  const { unknown } = report.summary.total;
  if (failOnGaps !== true || (unknown === 0 && !report.scope.partial)) return undefined;
  const what =
    unknown === 0
      ? "the collection was interrupted"
      : `${count(unknown, "result")} ${unknown === 1 ? "is" : "are"} unknown`;
  return { exitCode: EXIT.gaps, reason: `${what} (--fail-on-gaps)` };
}

/** `of severity high or above`, as the lines about a gate say it. */
export function levelText({ severity }: FailOn): string {
  return severity === "critical" ? "of severity critical" : `of severity ${severity} or above`;
}

/** The flag as it is given on the command line. */
export function flagText(failOn: FailOn): string {
  return `--fail-on ${failOn.severity}${failOn.new ? ",new" : ""}`;
}

function isGrave({ status, severity, suppression }: Finding, failOn: FailOn): boolean {
  return (
    status === "fail" &&
    suppression === undefined &&
    compareSeverity(severity, failOn.severity) <= 0
  );
}

function knownText(known: number): string {
  return known === 0 ? "" : `; ${known} more in the baseline`;
}
