import { SEVERITIES, type Severity } from "../../model/severity.ts";
import type { Trend } from "../../model/trend.ts";

/** Size of the chart in the units of its viewBox; the page stretches it. */
const WIDTH = 1000;
const HEIGHT = 240;
const SPARK_WIDTH = 100;
const SPARK_HEIGHT = 20;

/** Beyond so many scans, what a pointer shows over each would only make the page heavy. */
const MAX_HINTS = 400;

/** Failures over time as stacked areas, the gravest at the bottom. */
export function areaChart({ points, notes }: Trend) {
  const times = points.map(({ takenAt }) => Date.parse(takenAt));
  const start = times[0] ?? 0;
  const length = Math.max(1, (times.at(-1) ?? 0) - start);
  const xs = times.map((time) => round(((time - start) / length) * WIDTH));
  const largest = Math.max(1, ...points.map(({ fail }) => fail));
  const y = (value: number) => round(HEIGHT - (value / largest) * HEIGHT);
  const floor = points.map(() => 0);
  const areas = SEVERITIES.map((severity) => {
    const below = floor.map((value, index) => `${xs[index] ?? 0},${y(value)}`);
    for (const [index, point] of points.entries())
      floor[index] = (floor[index] ?? 0) + point.bySeverity[severity];
    const above = floor.map((value, index) => `${xs[index] ?? 0},${y(value)}`);
    return { severity, points: [...above, ...below.reverse()].join(" ") };
  });
  return {
    largest,
    label: `Failing findings by severity: ${points[0]?.fail ?? 0} in the first scan, ${points.at(-1)?.fail ?? 0} in the last`,
    areas: areas.filter(({ severity }) => points.some((point) => point.bySeverity[severity] > 0)),
    breaks: notes.flatMap((each, index) => (each.length === 0 ? [] : [{ x: xs[index] ?? 0 }])),
    hints: points.length > MAX_HINTS ? [] : points.map((point, index) => hint(point, xs, index)),
  };
}

function hint(
  { takenAt, fail, bySeverity }: Trend["points"][number],
  xs: readonly number[],
  index: number,
) {
  const x = xs[index] ?? 0;
  const from = round((x + (xs[index - 1] ?? 0)) / 2);
  const to = round((x + (xs[index + 1] ?? WIDTH)) / 2);
  const parts = SEVERITIES.filter((severity) => bySeverity[severity] > 0).map(
    (severity: Severity) => `${bySeverity[severity]} ${severity}`,
  );
  const counts = parts.length === 0 ? "" : `: ${parts.join(", ")}`;
  return {
    x: from,
    width: Math.max(0, round(to - from)),
    text: `${takenAt.slice(0, 10)}, ${fail} failed${counts}`,
  };
}

/** The runs of known values as lines in a small chart from zero to the largest. */
export function spark(values: readonly (number | null)[]): string[] {
  const largest = Math.max(1, ...values.map((value) => value ?? 0));
  const step = SPARK_WIDTH / Math.max(1, values.length - 1);
  const lines: string[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) lines.push([]);
    else {
      const y = round(SPARK_HEIGHT - 1 - (value / largest) * (SPARK_HEIGHT - 2));
      lines.at(-1)?.push(`${round(index * step)},${y}`);
    }
  }
  return (
    lines
      .filter(({ length }) => length > 0)
      // One value has no length, so it would not be drawn.
      .map((line) => (line.length === 1 ? [...line, ...line] : line).join(" "))
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
