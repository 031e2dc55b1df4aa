import type { Report } from "../../model/report.ts";
import { SEVERITIES } from "../../model/severity.ts";
import { count, grouped, visible } from "../text.ts";
import { flow, type Page, type Painter } from "./paint.ts";

/** What was scanned and the counts; unknown results stand beside the others, never inside them. */
export function heading(report: Report, { width, paint }: Page): string[] {
  const { scope, summary, tool, takenAt } = report;
  const facts = [
    `${tool.name} ${visible(tool.version)}`,
    `account ${visible(scope.account)}`,
    count(scope.regions.length, "Region"),
    count(scope.services.length, "service"),
    `${takenAt.slice(0, 16).replace("T", " ")} UTC`,
  ];
  const { fail, pass, unknown, suppressed } = summary.total;
  const totals = [
    part(`${grouped(fail)} failed`, fail > 0 ? paint.fail : paint.quiet),
    part(`${grouped(pass)} passed`, pass > 0 ? paint.pass : paint.quiet),
    part(`${grouped(unknown)} unknown`, unknown > 0 ? paint.unknown : paint.quiet),
    ...(suppressed === 0 ? [] : [part(`${grouped(suppressed)} suppressed`, paint.quiet)]),
  ];
  const failing = SEVERITIES.filter((severity) => summary.bySeverity[severity].fail > 0).map(
    (severity) =>
      part(`${grouped(summary.bySeverity[severity].fail)} ${severity}`, (text) =>
        paint.severity(severity, text),
      ),
  );
  return [
    ...flow(
      [
        ...facts.map((fact, index) => part(fact, index === 0 ? paint.title : paint.quiet)),
        ...(scope.partial ? [part("interrupted", paint.unknown)] : []),
      ],
      " · ",
      width,
    ),
    "",
    ...flow(totals, "   ", width - 2).map(indent),
    ...flow(failing, " · ", width - 2).map(indent),
    ...flow(baselineParts(report, paint), " · ", width - 2).map(indent),
  ];
}

/** Nothing without a baseline. */
function baselineParts({ baseline, summary }: Report, paint: Painter) {
  if (baseline === null) return [];
  const { new: fresh, fixed, unknown } = baseline;
  return [
    part(`${grouped(fresh)} new`, fresh > 0 ? paint.fail : paint.quiet),
    part(`${grouped(summary.total.fail - fresh)} known`, paint.quiet),
    part(`${grouped(fixed)} fixed`, fixed > 0 ? paint.pass : paint.quiet),
    ...(unknown === 0
      ? []
      : [part(`${grouped(unknown)} of the baseline unknown now`, paint.unknown)]),
  ];
}

function part(text: string, style: (text: string) => string): { text: string; painted: string } {
  return { text, painted: style(text) };
}

function indent(line: string): string {
  return `  ${line}`;
}
