import type { Finding } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { displayWidth, truncate, wrap } from "../display-width.ts";
import { groupBy } from "../group-by.ts";
import { outcomeOf } from "../outcome.ts";
import { worstFirst } from "../worst-first.ts";
import { clip, count, grouped, visible } from "../text.ts";
import type { Page } from "./paint.ts";

const SHOWN = 8;
const NARROW = 44;
const MAX_TEXT = 300;

/** The gravest failing rules, each with a resource it fails on; all of them when verbose. */
export function worst(report: Report, page: Page): string[] {
  const failing = report.findings.filter((finding) => outcomeOf(finding) === "fail");
  const byRule = [...groupBy(worstFirst(failing), ({ rule }) => rule).values()];
  if (byRule.length === 0) return [];
  const titles = new Map(report.rules.map(({ id, title }) => [id, title]));
  const shown = page.verbose ? byRule : byRule.slice(0, SHOWN);
  const labels = shown.map(([first]) => first?.severity.length ?? 0);
  const column = page.width < NARROW ? 4 : Math.max(...labels) + 4;
  const hidden = byRule.slice(shown.length);
  const hiddenResults = hidden.reduce((sum, findings) => sum + findings.length, 0);
  return [
    page.paint.title("Worst findings"),
    ...shown.flatMap((findings) => entry(findings, titles, column, page)),
    ...(hidden.length === 0
      ? []
      : [
          page.paint.quiet(
            `  and ${count(hidden.length, "more rule")} (${grouped(hiddenResults)} failed)`,
          ),
        ]),
  ];
}

function entry(
  findings: readonly Finding[],
  titles: ReadonlyMap<string, string>,
  column: number,
  { width, paint, verbose }: Page,
): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const margin = " ".repeat(column);
  const title = clip(visible(titles.get(first.rule) ?? first.rule), MAX_TEXT);
  const label = paint.severity(first.severity, first.severity);
  const [titleStart = "", ...titleRest] = wrap(title, width - column);
  const gap = " ".repeat(Math.max(0, column - 2 - first.severity.length));
  const head =
    width < NARROW ? [`  ${label}`, `${margin}${titleStart}`] : [`  ${label}${gap}${titleStart}`];
  const more = findings.length - 1;
  const fresh = findings.filter(({ baseline }) => baseline === "new").length;
  const news = fresh === 0 ? "" : more === 0 ? " · new" : ` · ${grouped(fresh)} new`;
  const suffix = (more === 0 ? "" : `, and ${grouped(more)} more`) + news;
  const places = verbose
    ? findings.map(fullLine)
    : [shortLine(first, width - column - suffix.length) + suffix];
  return [
    ...head,
    ...titleRest.map((line) => margin + line),
    ...places.map((place) => margin + paint.quiet(place)),
  ];
}

/**
 * Name and Region in `width` columns; a long name gives way, so that the Region stays. What is named
 * after its Region shows it once.
 */
function shortLine({ resource }: Finding, width: number): string {
  const fullName = resource.name || resource.id;
  const region = fullName === resource.region ? "" : ` · ${visible(resource.region)}`;
  const name = truncate(visible(fullName), width - displayWidth(region));
  return truncate(name + region, width);
}

/** Name and ARN, as long as they are: who asks for details wants to copy them. */
function fullLine({ resource }: Finding): string {
  const arn = clip(visible(resource.arn), MAX_TEXT);
  return `${clip(visible(resource.name || resource.id), MAX_TEXT)} · ${arn}`;
}
