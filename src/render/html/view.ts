import type { Finding } from "../../model/finding.ts";
import type { Report, ReportRule } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { compareSeverity, SEVERITIES } from "../../model/severity.ts";
import { segments } from "./bars.ts";
import { frameworkViews } from "./framework-view.ts";
import { generalFix, ruleViews } from "./rule-view.ts";
import { outcomeOf } from "../outcome.ts";
import { suppressionViews } from "./suppression-view.ts";
import { tallyBy, totalOf, type Tally } from "../tally.ts";
import { wholeNumber } from "./text.ts";
import { unreadView } from "./unread-view.ts";

/** How many failing findings stand in the page as real rows, for print, Ctrl-F and no script. */
const WORST_ROWS = 300;

/** How many rules the summary proposes to fix first. */
const FIRST_RULES = 6;
/** Services that the summary shows at once; the findings should not begin far below them. */
const SERVICE_ROWS = 10;

/** All that the templates show, apart from the interactive list. */
export function toView(report: Report, findings: readonly Finding[]) {
  const { scope, summary } = report;
  const rules = ruleViews(report);
  const failing = findings.filter((finding) => outcomeOf(finding) === "fail");
  const worst = failing.slice(0, WORST_ROWS);
  const serviceOf = new Map(report.rules.map(({ id, service }) => [id, service]));
  const services = tallyBy(findings, ({ rule }) => [serviceOf.get(rule) ?? rule]);
  const byService = rows([...services].sort(([a], [b]) => compareText(a, b))).sort(
    (a, b) => b.fail - a.fail || b.unknown - a.unknown,
  );
  return {
    tool: report.tool,
    takenAt: report.takenAt,
    takenAtText: dateText(report.takenAt),
    scope,
    regionsText: scope.regions.join(", "),
    accounts: [...new Set([scope.account, ...findings.map(({ resource }) => resource.account)])],
    total: summary.total,
    totalBar: segments(summary.total),
    totalText: tallyText(summary.total),
    findingCount: findings.length,
    ruleCount: report.rules.length,
    resourceCount: Object.values(summary.resources).reduce((sum, count) => sum + count, 0),
    headline: headline(summary.total, summary.bySeverity.critical.fail, scope.partial),
    baselineText: baselineText(report),
    severities: rows(SEVERITIES.map((name) => [name, summary.bySeverity[name]])),
    services: byService.slice(0, SERVICE_ROWS),
    moreServices: byService.slice(SERVICE_ROWS),
    first: rules.filter(({ tally }) => tally.fail > 0).slice(0, FIRST_RULES),
    worst: byRule(worst, report.rules),
    worstCount: worst.length,
    worstRest: failing.length - worst.length,
    failingCount: failing.length,
    unread: unreadView(report),
    suppressions: suppressionViews(report),
    rules,
    frameworks: frameworkViews(report),
    resources: Object.entries(summary.resources)
      .sort(([a, m], [b, n]) => n - m || compareText(a, b))
      .map(([type, count]) => ({ type, count })),
  };
}

/** The findings of one rule together, so that title and fix stand there once. */
function byRule(findings: readonly Finding[], rules: readonly ReportRule[]) {
  return rules
    .map(({ id, title, severity, fix }) => ({
      id,
      title,
      severity,
      fixText: generalFix(fix.text),
      findings: findings
        .filter(({ rule }) => rule === id)
        .map((finding) => ({ ...finding, isNew: finding.baseline === "new" })),
    }))
    .filter((group) => group.findings.length > 0)
    .sort((a, b) => compareSeverity(a.severity, b.severity) || compareText(a.id, b.id));
}

/** Named tallies with their bars, all on the scale of the largest. */
function rows(tallies: readonly (readonly [string, Tally])[]) {
  const largest = Math.max(1, ...tallies.map(([, tally]) => totalOf(tally)));
  return tallies.map(([name, tally]) => ({
    name,
    ...tally,
    text: `${name}: ${tallyText(tally)}`,
    bar: segments(tally, largest),
  }));
}

function tallyText({ pass, fail, unknown, suppressed }: Tally): string {
  const accepted = suppressed === 0 ? "" : `${wholeNumber(suppressed)} suppressed, `;
  return `${wholeNumber(fail)} fail, ${wholeNumber(unknown)} unknown, ${accepted}${wholeNumber(pass)} pass`;
}

/** The result in words that need no chart. */
function headline(total: Tally, critical: number, partial: boolean): string {
  const all = totalOf(total);
  if (all === 0) return "No rule applied to what was read.";
  if (total.fail === 0) {
    if (total.suppressed > 0)
      return `Nothing fails but what is accepted: ${wholeNumber(total.suppressed)} of ${wholeNumber(all)} checks.`;
    return total.unknown === 0 && !partial
      ? `All ${wholeNumber(all)} checks pass.`
      : "Nothing that could be read fails.";
  }
  const graver = critical === 0 ? "none of them critical" : `${wholeNumber(critical)} critical`;
  return `${wholeNumber(total.fail)} of ${wholeNumber(all)} checks fail, ${graver}.`;
}

/** What the comparison with a baseline gave; empty without one. */
function baselineText({ baseline, summary }: Report): string {
  if (baseline === null) return "";
  const since = `${wholeNumber(baseline.new)} new since the baseline of ${dateText(baseline.takenAt)}, ${wholeNumber(summary.total.fail - baseline.new)} known.`;
  const fates = `Of the ${wholeNumber(baseline.findings)} findings that it accepts, ${wholeNumber(baseline.fixed)} are fixed`;
  return baseline.unknown === 0
    ? `${since} ${fates}.`
    : `${since} ${fates} and ${wholeNumber(baseline.unknown)} are unknown now, which is not fixed.`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date as people write it, without the machine's locale. */
function dateText(iso: string): string {
  const date = new Date(iso);
  const month = MONTHS[date.getUTCMonth()] ?? "";
  const time = date.toISOString().slice(11, 16);
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}, ${time} UTC`;
}
