import { readAsset } from "../../assets.ts";
import type { Trend } from "../../model/trend.ts";
import { COMPILE_OPTIONS, digest, templateEngine } from "../html/engine.ts";
import { wholeNumber } from "../html/text.ts";
import { areaChart, spark } from "./chart.ts";
import { changeText, serviceRows, severityRows, totalRows, type TrendRow } from "./rows.ts";

/** One self-contained HTML page without any script: a chart and its numbers for each account. */
export function renderTrendHtml(trends: readonly Trend[], leftOut: number): string {
  const css = readAsset("templates/report.css") + readAsset("templates/trend.css");
  const policy = `default-src 'none'; style-src '${digest(css)}'; base-uri 'none'; form-action 'none'`;
  const engine = templateEngine();
  for (const name of ["numbers", "severity"])
    engine.registerPartial(name, readAsset(`templates/partials/${name}.hbs`).trimEnd());
  const template = engine.compile(readAsset("templates/trend.hbs"), COMPILE_OPTIONS);
  const scans = trends.reduce((sum, { points }) => sum + points.length, 0);
  return template({ css, policy, scans, leftOut, accounts: trends.map(accountView) });
}

function accountView(trend: Trend, index: number) {
  const { account, points, notes } = trend;
  const first = points[0];
  const last = points.at(-1);
  const [failed] = totalRows(trend);
  const isComparable = notes.every((each) => each.length === 0);
  return {
    id: `account-${index + 1}`,
    account,
    scans: points.length,
    from: dayOf(first?.takenAt),
    to: dayOf(last?.takenAt),
    headline: failed === undefined ? "" : headline(failed, isComparable),
    isComparable,
    chart: points.length < 2 ? null : areaChart(trend),
    totals: totalRows(trend).map(rowView),
    severities: severityRows(trend).map(rowView),
    services: serviceRows(trend).map(rowView),
    points: points
      .map((point, place) => ({
        ...point,
        time: `${point.takenAt.slice(0, 16).replace("T", " ")} UTC`,
        note: (notes[place] ?? []).join(", "),
      }))
      .reverse(),
  };
}

function headline({ first, last }: TrendRow, isComparable: boolean): string {
  if (first === null || last === null) return "";
  const now = `${wholeNumber(last)} ${last === 1 ? "finding fails" : "findings fail"}`;
  if (!isComparable) return `${now}.`;
  if (first === last) return `${now}, as many as in the first scan.`;
  return `${now}, ${wholeNumber(Math.abs(last - first))} ${last > first ? "more" : "fewer"} than in the first scan.`;
}

function rowView(row: TrendRow) {
  const { name, first, last } = row;
  const change = changeText(row);
  return {
    name,
    first: numberText(first),
    last: numberText(last),
    change,
    direction: change.startsWith("+") ? "more" : change.startsWith("−") ? "fewer" : "same",
    spark: spark(row.values),
  };
}

function numberText(value: number | null): string {
  return value === null ? "–" : wholeNumber(value);
}

function dayOf(iso = ""): string {
  return iso.slice(0, 10);
}
