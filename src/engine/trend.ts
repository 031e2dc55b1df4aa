import type { Report } from "../model/report.ts";
import { compareText } from "../model/resource.ts";
import { SEVERITIES, type Severity } from "../model/severity.ts";
import type { Trend, TrendPoint } from "../model/trend.ts";

/** What a trend keeps of a report, so that the report itself can be forgotten. */
export function trendPoint({ scope, summary, findings, rules, takenAt }: Report): TrendPoint {
  const serviceOf = new Map(rules.map(({ id, service }) => [id, service]));
  const byService = new Map(rules.map(({ service }) => [service, 0]));
  for (const { rule, status, suppression } of findings) {
    const service = serviceOf.get(rule) ?? rule;
    if (status === "fail" && suppression === undefined)
      byService.set(service, (byService.get(service) ?? 0) + 1);
  }
  return {
    account: scope.account,
    takenAt,
    ...summary.total,
    bySeverity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, summary.bySeverity[severity].fail]),
    ) as Record<Severity, number>,
    byService,
    regions: [...scope.regions].sort(),
    rules: rules.length,
    partial: scope.partial,
  };
}

/** The points of each account in the order of time; of several of one moment, the last one given counts. */
export function trends(points: readonly TrendPoint[]): Trend[] {
  const accounts = new Map<string, Map<number, TrendPoint>>();
  for (const point of points) {
    const moments = accounts.get(point.account) ?? new Map<number, TrendPoint>();
    moments.set(Date.parse(point.takenAt), point);
    accounts.set(point.account, moments);
  }
  return [...accounts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([account, moments]) => {
      const ordered = [...moments].sort(([a], [b]) => a - b).map(([, point]) => point);
      return {
        account,
        points: ordered,
        notes: ordered.map((point, index) => notesOn(point, ordered[index - 1])),
      };
    });
}

function notesOn(point: TrendPoint, before: TrendPoint | undefined): string[] {
  const notes = point.partial ? ["interrupted"] : [];
  if (before === undefined) return notes;
  if (!same(point.regions, before.regions)) notes.push("other Regions");
  if (!same([...point.byService.keys()].sort(), [...before.byService.keys()].sort()))
    notes.push("other services");
  else if (point.rules !== before.rules) notes.push("other rules");
  return notes;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
