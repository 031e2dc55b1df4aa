import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { command } from "./github/command.ts";
import { outcomeOf } from "./outcome.ts";
import { rulesById } from "./rules-by-id.ts";
import { clip, count, oneLine, sentence } from "./text.ts";
import { worstFirst } from "./worst-first.ts";

/** GitHub shows ten errors and ten warnings of a step and drops the rest. */
const PER_LEVEL = 10;
const MAX_TITLE = 200;
const MAX_MESSAGE = 1000;

type Level = "error" | "warning";

const LEVEL: Readonly<Record<Finding["severity"], Level | undefined>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "warning",
  informational: undefined,
};

/**
 * Renders the gravest failures as workflow commands of GitHub Actions, which show as annotations. After a
 * comparison with a baseline only what is new. The last line counts everything.
 */
export function renderGithub(report: Report): string {
  const ruleOf = rulesById(report);
  const failures = worstFirst(report.findings).filter(
    (finding) => outcomeOf(finding) === "fail" && finding.baseline !== "known",
  );
  const lines = (["error", "warning"] as const).flatMap((level) =>
    failures
      .filter(({ severity }) => LEVEL[severity] === level)
      .slice(0, PER_LEVEL)
      .map((finding) => annotation(level, ruleOf(finding.rule).title, finding)),
  );
  return `${[...lines, totals(report, failures.length, lines.length)].join("\n")}\n`;
}

function annotation(level: Level, title: string, finding: Finding): string {
  const { message, resource, location, fix } = finding;
  const text = `${sentence(clip(message, MAX_MESSAGE))} Resource: ${clip(resource.arn, MAX_MESSAGE)}`;
  const advice = fix === undefined ? [] : [`Fix: ${clip(oneLine(fix.text), MAX_MESSAGE)}`];
  return command(
    level,
    {
      title: `${clip(oneLine(title), MAX_TITLE)} (${finding.severity})`,
      ...(location && {
        file: location.file,
        line: location.line,
        endLine: location.endLine,
        col: location.column,
      }),
    },
    [text, ...advice],
  );
}

function totals(report: Report, failures: number, shown: number): string {
  const { fail, unknown, suppressed } = report.summary.total;
  const rest = failures - shown;
  const parts = [
    count(fail, "failure"),
    ...(report.baseline === null ? [] : [`${report.baseline.new} new`]),
    `${unknown} unknown`,
    `${suppressed} suppressed`,
  ];
  const more =
    rest === 0 ? [] : [`${count(rest, "more failure")} without an annotation: see the report`];
  return command("notice", { title: "keelson" }, [parts.join(", "), ...more]);
}
