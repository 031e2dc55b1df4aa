import { compareText } from "../../model/resource.ts";
import { SEVERITIES } from "../../model/severity.ts";
import type { Trend, TrendPoint } from "../../model/trend.ts";

/** One line of numbers over time; null where a report does not have it. */
export interface TrendRow {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly first: number | null;
  readonly last: number | null;
}

/** All failures, then the unknown results: one says nothing without the other. */
export function totalRows({ points }: Trend): TrendRow[] {
  return [
    rowOf("failed", points, ({ fail }) => fail),
    rowOf("unknown", points, ({ unknown }) => unknown),
  ];
}

/** Failures of each severity, the gravest first. */
export function severityRows({ points }: Trend): TrendRow[] {
  return SEVERITIES.map((name) => rowOf(name, points, ({ bySeverity }) => bySeverity[name]));
}

/** Failures of each service, those with most failures in the last report first. */
export function serviceRows({ points }: Trend): TrendRow[] {
  const names = new Set(points.flatMap(({ byService }) => [...byService.keys()]));
  return [...names]
    .map((name) => rowOf(name, points, ({ byService }) => byService.get(name) ?? null))
    .filter(({ values }) => values.some((value) => value !== null && value > 0))
    .sort((a, b) => (b.last ?? -1) - (a.last ?? -1) || compareText(a.name, b.name));
}

/** `+3`, `−3`, `0`; a dash where one of both is missing. */
export function changeText({ first, last }: TrendRow): string {
  if (first === null || last === null) return "–";
  const change = last - first;
  return change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "0";
}

function rowOf(
  name: string,
  points: readonly TrendPoint[],
  valueOf: (point: TrendPoint) => number | null,
): TrendRow {
  const values = points.map(valueOf);
  return { name, values, first: values[0] ?? null, last: values.at(-1) ?? null };
}
