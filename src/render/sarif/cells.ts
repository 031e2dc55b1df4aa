import type { Finding } from "../../model/finding.ts";
import type { Gap } from "../../model/gap.ts";
import type { Report, ReportRule } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { groupBy } from "../group-by.ts";
import { outcomeOf } from "../outcome.ts";
import { count } from "../text.ts";
import { permissionNote } from "../unread-name.ts";

/**
 * What one category of GitHub's code scanning covers: a service in one account and Region.
 *
 * GitHub closes as fixed every alert that the next upload of its category does not repeat, so a
 * category may be uploaded only when all of it was read. Three facts make the service part of it:
 * - one missing permission is the common gap, and it must not hold back all other services;
 * - a service control policy denies whole Regions, so a category must not span Regions;
 * - a scan of chosen services or Regions must not close the alerts of those left out.
 * The price is more runs, hence more files: GitHub takes 20 runs a file.
 */
export interface Cell {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly rules: readonly ReportRule[];
  readonly failures: readonly Finding[];
  readonly gaps: readonly Gap[];
  /** Why it may not be uploaded; absent when it was fully read. */
  readonly incomplete?: string;
}

const GLOBAL = "global";
const EVERY_REGION = "*";

/** Types that live outside Regions. A wrong entry costs an empty run at most: see `cellKeys`. */
const GLOBAL_TYPES =
  /^(account$|AWS::S3::AccountPublicAccessBlock$|AWS::FMS::AdminAccount$|AWS::(Account|CloudFront|GlobalAccelerator|IAM|Organizations|Route53|Route53Domains|Shield)::)/;
/** Types of which some live in Regions and some outside. */
const MIXED_TYPES = /^AWS::WAFv2::/;

/** Gaps of these kinds hide no resource of the cell: AWS has none there, or nobody asked. */
const HARMLESS: ReadonlySet<Gap["reason"]> = new Set(["unsupported-region", "not-collected"]);

/** All cells of the report, sorted, those without a result too: an empty run closes old alerts. */
export function cellsOf(report: Report): Cell[] {
  const byService = groupBy(report.rules, (rule) => rule.service);
  const byRule = new Map(report.rules.map((rule) => [rule.id, rule]));
  const groups = groupBy(report.findings, (finding) => {
    const rule = byRule.get(finding.rule);
    if (!rule) throw new Error(`The report has a finding of ${finding.rule} but no such rule`);
    return keyOf(finding.resource.account, finding.resource.region, rule.service);
  });
  return cellKeys(report, byService, groups.keys()).map((key) => {
    const [account, region, service] = partsOf(key);
    const rules = byService.get(service) ?? [];
    const findings = [
      ...(groups.get(key) ?? []),
      ...(groups.get(keyOf(account, EVERY_REGION, service)) ?? []),
    ];
    const types = new Set(rules.map((rule) => rule.resource));
    const gaps = report.gaps.filter(
      (gap) =>
        gap.account === account &&
        (gap.region === region || gap.region === EVERY_REGION) &&
        (gap.service === service || types.has(gap.type)),
    );
    const incomplete = reasonOf(report, findings, gaps, types);
    // GitHub shows a suppressed result as an open alert.
    const failures = findings.filter((finding) => outcomeOf(finding) === "fail");
    const cell = { account, region, service, rules, failures, gaps };
    return incomplete === undefined ? cell : { ...cell, incomplete };
  });
}

function keyOf(account: string, region: string, service: string): string {
  return JSON.stringify([account, region, service]);
}

function partsOf(key: string): [account: string, region: string, service: string] {
  return JSON.parse(key) as [string, string, string];
}

function cellKeys(
  report: Report,
  byService: ReadonlyMap<string, readonly ReportRule[]>,
  found: Iterable<string>,
): string[] {
  const keys = new Set([...found].filter((key) => partsOf(key)[1] !== EVERY_REGION));
  const regions = report.scope.regions.filter((region) => region !== GLOBAL);
  for (const [service, rules] of byService) {
    if (!report.scope.services.includes(service)) continue;
    for (const { resource: type } of rules) {
      const isGlobal = GLOBAL_TYPES.test(type);
      const where = isGlobal ? [GLOBAL] : MIXED_TYPES.test(type) ? [...regions, GLOBAL] : regions;
      for (const region of where) keys.add(keyOf(report.scope.account, region, service));
    }
  }
  return [...keys].sort(compareText);
}

function reasonOf(
  report: Report,
  findings: readonly Finding[],
  gaps: readonly Gap[],
  types: ReadonlySet<string>,
): string | undefined {
  if (report.scope.partial) return "the collection was interrupted";
  const calls = gaps
    .filter((gap) => !HARMLESS.has(gap.reason))
    .map((gap) => `${gap.operation} ${gap.reason}${permissionNote(gap)}`);
  // Nobody asked for the very resources that the rules judge: an empty run would close all their alerts.
  const left = gaps.filter(
    ({ reason, type, arn, field }) =>
      reason === "not-collected" && types.has(type) && arn === undefined && field === undefined,
  );
  calls.push(...left.map(({ type }) => `${type} not collected`));
  const reasons = [...new Set(calls)].sort(compareText);
  const unknown = findings.filter(({ status }) => status === "unknown").length;
  if (unknown > 0) reasons.push(count(unknown, "unknown result"));
  return reasons.length === 0 ? undefined : reasons.join("; ");
}
