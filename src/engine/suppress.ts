import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { AppliedSuppression, Suppression, SuppressionUse } from "../model/suppression.ts";
import { matchesPattern } from "../policy/index.ts";
import { countResults } from "./count-results.ts";
import { withoutOwner } from "./tags.ts";

/** A suppression, and the file and line that it stands in. */
export interface PlacedSuppression extends Suppression {
  readonly source: string;
}

/** What suppressions have to know beside the report. */
export interface SuppressOptions {
  /** Tags of a resource; undefined when they were not read. */
  readonly tagsOf: (resource: ResourceIdentity) => Readonly<Record<string, string>> | undefined;
}

/**
 * Marks the failing results that are accepted, and says what became of each suppression that could
 * apply: a scan of some accounts or services says nothing about those of others. Whether one has expired
 * is judged on the day of the snapshot. Of several that cover a result the first is shown.
 */
export function suppress(
  report: Report,
  suppressions: readonly PlacedSuppression[],
  { tagsOf }: SuppressOptions,
): Report {
  const today = report.takenAt.slice(0, 10);
  const judged = suppressions
    .filter((suppression) => inScope(suppression, report))
    .map((suppression): Judged => ({
      suppression,
      expired: suppression.until !== undefined && suppression.until < today,
      covered: 0,
      undecided: 0,
      open: 0,
    }));
  const byRule = new Map(
    report.rules.map(({ id }) => [
      id,
      judged.filter(({ suppression }) => matchesAny(suppression.rules, id)),
    ]),
  );
  const findings = report.findings.map((finding) => {
    const candidates = byRule.get(finding.rule) ?? [];
    if (finding.status === "fail") return applied(finding, candidates, tagsOf);
    if (finding.status === "unknown") noteOpen(finding, candidates);
    return finding;
  });
  return {
    ...report,
    summary: { ...report.summary, ...countResults(findings) },
    findings,
    suppressions: judged.flatMap(usesOf),
  };
}

/** Whether a suppression accepts a rule, or all rules, everywhere: more than a person can have looked at. */
export function isBroad({ rules, resources, accounts, regions, tags }: Suppression): boolean {
  const narrows = (patterns: readonly string[] | undefined) =>
    patterns?.some(isEverything) === false;
  const somewhere = narrows(resources) || narrows(accounts) || narrows(regions);
  const tagged = tags !== undefined && Object.keys(tags).length > 0;
  if (resources?.some(isEverything) === true) return true;
  return rules.some(isEverything) && !somewhere && !tagged;
}

interface Judged {
  readonly suppression: PlacedSuppression;
  readonly expired: boolean;
  /** Failing results that it covers, or would cover. */
  covered: number;
  /** Failing results whose tags, which were not read, decide. */
  undecided: number;
  /** Unknown results that it would cover, should they fail. */
  open: number;
}

function inScope(
  { rules, resources, accounts, regions }: Suppression,
  { rules: evaluated, scope }: Report,
): boolean {
  const places = [...scope.regions, "global"];
  return (
    evaluated.some(({ id }) => matchesAny(rules, id)) &&
    (accounts === undefined || matchesAny(accounts, scope.account)) &&
    (regions === undefined || places.some((region) => matchesAny(regions, region))) &&
    resources?.every((pattern) => isOfAnother(pattern, scope.account)) !== true
  );
}

/** Whether the pattern of an ARN names another account. */
function isOfAnother(pattern: string, account: string): boolean {
  const [, , , , owner = ""] = pattern.split(":");
  return /^\d{12}$/.test(owner) && owner !== account;
}

function applied(
  finding: Finding,
  candidates: readonly Judged[],
  tagsOf: SuppressOptions["tagsOf"],
): Finding {
  let found: PlacedSuppression | undefined;
  for (const one of candidates) {
    const covers = coversResource(one.suppression, finding.resource, tagsOf);
    if (covers === undefined) one.undecided += 1;
    if (covers !== true) continue;
    one.covered += 1;
    if (!one.expired) found ??= one.suppression;
  }
  return found === undefined ? finding : { ...finding, suppression: toApplied(found) };
}

function noteOpen({ resource }: Finding, candidates: readonly Judged[]): void {
  for (const one of candidates) {
    // What stands for a whole list that was not read has no ARN of its own.
    const arn = resource.id === "*" ? undefined : resource.arn;
    if (coversPlace(one.suppression, resource, arn)) one.open += 1;
  }
}

/** undefined when only tags that were not read could tell. */
function coversResource(
  suppression: Suppression,
  resource: ResourceIdentity,
  tagsOf: SuppressOptions["tagsOf"],
): boolean | undefined {
  if (!coversPlace(suppression, resource, resource.arn)) return false;
  const wanted = Object.entries(suppression.tags ?? {});
  if (wanted.length === 0) return true;
  const given = tagsOf(resource);
  if (given === undefined) return undefined;
  return wanted.every(
    ([key, pattern]) => Object.hasOwn(given, key) && matchesPattern(pattern, given[key] ?? ""),
  );
}

/** Whether account, Region and ARN match; without an ARN any would do. */
function coversPlace(
  { resources, accounts, regions }: Suppression,
  { account, region }: ResourceIdentity,
  arn: string | undefined,
): boolean {
  return (
    (resources === undefined ||
      arn === undefined ||
      matchesAny(resources, arn) ||
      matchesAny(resources.map(withoutOwner), arn)) &&
    (accounts === undefined || matchesAny(accounts, account)) &&
    // A list of Regions that was not read may hold any of them.
    (regions === undefined || region === "*" || matchesAny(regions, region))
  );
}

function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, text));
}

function isEverything(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

function toApplied({ reason, owner, until, source }: PlacedSuppression): AppliedSuppression {
  return { reason, owner, until: until ?? null, source };
}

/** One entry; two when it covers some results and may cover others, which then still count. */
function usesOf({ suppression, expired, covered, undecided, open }: Judged): SuppressionUse[] {
  const use = (state: SuppressionUse["state"], findings: number): SuppressionUse => ({
    ...toApplied(suppression),
    rules: suppression.rules,
    state,
    findings,
  });
  if (covered + undecided + open === 0) return [use("unused", 0)];
  if (expired) return [use("expired", covered)];
  const decided = covered > 0 ? [use("active", covered)] : [];
  if (undecided > 0) return [...decided, use("undecided", undecided)];
  return covered > 0 ? decided : [use("undecided", open)];
}
