import type { Severity } from "../../model/severity.ts";
import { SEVERITIES } from "../../model/severity.ts";
import type { Trend } from "../../model/trend.ts";
import { padEnd, truncate } from "../display-width.ts";
import { painter, type Painter } from "../terminal/paint.ts";
import { count, grouped, visible } from "../text.ts";
import { changeText, serviceRows, severityRows, totalRows, type TrendRow } from "./rows.ts";
import { sparkline } from "./sparkline.ts";

/** What the text must know of the terminal. */
export interface TrendTextOptions {
  readonly color: boolean;
  readonly width: number;
}

const NAME = 16;
const NUMBER = 8;
const SERVICES_SHOWN = 15;
const SCANS_SHOWN = 10;
const MAX_SPARK = 50;

/** Renders trends for the terminal, one account after the other. */
export function renderTrendText(trends: readonly Trend[], options: TrendTextOptions): string {
  const width = Math.min(100, Math.max(56, options.width));
  const paint = painter(options.color);
  return `${trends.map((trend) => accountText(trend, width, paint).join("\n")).join("\n\n\n")}\n`;
}

function accountText(trend: Trend, width: number, paint: Painter): string[] {
  const { account, points } = trend;
  const dates = [points[0], points.at(-1)].map((point) => point?.takenAt.slice(0, 10) ?? "");
  const from = new Set(dates).size === 1 ? dates[0] : dates.join(" to ");
  const spark = Math.min(MAX_SPARK, width - 2 - NAME - 3 * NUMBER - 1);
  const table = (title: string, rows: readonly TrendRow[]) => [
    paint.title(padEnd(title, 2 + NAME)) +
      paint.quiet(
        `${padEnd("", spark)} ${["first", "last", "change"].map((head) => head.padStart(NUMBER)).join("")}`,
      ),
    ...rows.map((row) => line(row, spark, paint)),
  ];
  const services = serviceRows(trend);
  const more = services.length - SERVICES_SHOWN;
  return [
    `${paint.title(`Account ${truncate(visible(account), 40)}`)}${paint.quiet(` · ${count(points.length, "scan")} · ${from}`)}`,
    "",
    ...table("All results", totalRows(trend)),
    "",
    ...table("Failed, by severity", severityRows(trend)),
    ...(services.length === 0
      ? []
      : ["", ...table("Failed, by service", services.slice(0, SERVICES_SHOWN))]),
    ...(more > 0 ? [paint.quiet(`  and ${count(more, "more service")}`)] : []),
    "",
    ...scans(trend, paint),
  ];
}

function line(row: TrendRow, spark: number, paint: Painter): string {
  const { name, values, first, last } = row;
  const style = styleOf(name, last, paint);
  const change = changeText(row);
  const painted = change.startsWith("+")
    ? paint.fail
    : change.startsWith("−")
      ? paint.pass
      : paint.quiet;
  return (
    `  ${style(padEnd(truncate(visible(name), NAME - 1), NAME))}` +
    `${style(padEnd(sparkline(values, spark), spark))} ` +
    `${cell(first)}${cell(last)}${" ".repeat(NUMBER - change.length)}${painted(change)}`
  );
}

function styleOf(name: string, last: number | null, paint: Painter): (text: string) => string {
  if (last === 0 || last === null) return paint.quiet;
  const severity = SEVERITIES.find((known): known is Severity => known === name);
  return severity === undefined ? String : (text) => paint.severity(severity, text);
}

function cell(value: number | null): string {
  return (value === null ? "–" : grouped(value)).padStart(NUMBER);
}

function scans({ points, notes }: Trend, paint: Painter): string[] {
  const heads = ["failed", "critical", "high", "medium", "unknown", "passed"];
  const rows = points.map(({ takenAt, fail, unknown, pass, bySeverity }, index) => {
    const { critical, high, medium } = bySeverity;
    const numbers = [fail, critical, high, medium, unknown, pass].map((value) =>
      cell(value).padStart(9),
    );
    const note = (notes[index] ?? []).join(", ");
    return `  ${padEnd(takenAt.slice(0, 16).replace("T", " "), NAME + 1)}${numbers.join("")}${note === "" ? "" : paint.unknown(`  ${note}`)}`;
  });
  const earlier = points.length - SCANS_SHOWN;
  return [
    paint.title(padEnd("Scans (UTC)", 3 + NAME)) +
      paint.quiet(heads.map((head) => head.padStart(9)).join("")),
    ...(earlier > 0 ? [paint.quiet(`  ${count(earlier, "earlier scan")}`)] : []),
    ...rows.slice(-SCANS_SHOWN),
    ...(notes.some((each) => each.length > 0)
      ? [paint.quiet("  Counts of scans with other Regions, services or rules do not compare.")]
      : []),
  ];
}
