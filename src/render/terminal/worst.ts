import type { Finding } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { displayWidth, padEnd, truncate } from "../display-width.ts";
import { groupBy } from "../group-by.ts";
import { worstFirst } from "../html/worst-first.ts";
import { count, grouped, visible } from "../text.ts";
import type { Page } from "./paint.ts";

const SHOWN = 8;
const NARROW = 44;

/** The gravest failing rules, each with a resource it fails on; all of them when verbose. */
export function worst(report: Report, page: Page): string[] {
  const failing = report.findings.filter(({ status }) => status === "fail");
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
  const title = visible(titles.get(first.rule) ?? first.rule);
  const label = paint.severity(first.severity, padEnd(first.severity, column - 2));
  const head =
    width < NARROW
      ? [`  ${label}`, `    ${truncate(title, width - 4)}`]
      : [`  ${label}${truncate(title, width - column)}`];
  const named = verbose ? findings : findings.slice(0, 1);
  const more = findings.length - named.length;
  const places = named.map((finding) => {
    const suffix = more === 0 ? "" : `, and ${grouped(more)} more`;
    const place = resourceLine(finding, width - column - displayWidth(suffix));
    return `${" ".repeat(column)}${paint.quiet(place + suffix)}`;
  });
  return [...head, ...places];
}

/** Name and Region in `width` columns; a long name gives way, so that the Region stays. */
function resourceLine({ resource }: Finding, width: number): string {
  const region = ` · ${visible(resource.region)}`;
  const name = truncate(visible(resource.name || resource.id), width - displayWidth(region));
  return truncate(name + region, width);
}
