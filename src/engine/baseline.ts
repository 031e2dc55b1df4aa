import { BASELINE_VERSION, type Baseline, type BaselineFinding } from "../model/baseline.ts";
import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { compareText } from "../model/resource.ts";
import { wasRead } from "./was-read.ts";

/** A finding of a baseline in the light of a report. */
type Fate = "known" | "fixed" | "unknown";

/**
 * The failing, unsuppressed results of a report as a baseline. What `previous` accepted and the report does
 * not decide stays in, so that a denied call does not make an old finding new once it is read again.
 */
export function makeBaseline(report: Report, previous?: Baseline): Baseline {
  const before = new Map(previous?.findings.map((known) => [known.fingerprint, known]));
  const failing = report.findings
    .filter(({ status, suppression }) => status === "fail" && suppression === undefined)
    .map((finding) => accepted(finding, before.get(finding.fingerprint)?.firstSeen, report));
  const fateOf = fates(report);
  const undecided = previous?.findings.filter((known) => fateOf(known) === "unknown") ?? [];
  const byFingerprint = new Map(
    [...undecided, ...failing].map((known) => [known.fingerprint, known]),
  );
  return {
    version: BASELINE_VERSION,
    tool: report.tool,
    account: report.scope.account,
    partition: report.scope.partition,
    takenAt: report.takenAt,
    findings: [...byFingerprint.values()].sort(compareKnown),
  };
}

/** Marks the failing results as new or known, and counts what became of the findings of the baseline. */
export function compareWithBaseline(report: Report, baseline: Baseline): Report {
  const known = new Map(baseline.findings.map((finding) => [finding.fingerprint, finding]));
  const findings = report.findings.map((finding): Finding => {
    if (finding.status !== "fail") return finding;
    const before = known.get(finding.fingerprint);
    return {
      ...finding,
      baseline: before === undefined ? "new" : "known",
      firstSeen: before?.firstSeen ?? report.takenAt,
    };
  });
  const fateOf = fates(report);
  const now = [...known.values()].map(fateOf);
  const count = (fate: Fate) => now.filter((each) => each === fate).length;
  return {
    ...report,
    findings,
    baseline: {
      takenAt: baseline.takenAt,
      findings: known.size,
      new: findings.filter((finding) => finding.baseline === "new" && !finding.suppression).length,
      fixed: count("fixed"),
      unknown: count("unknown"),
    },
  };
}

function fates(report: Report): (known: BaselineFinding) => Fate {
  const statuses = new Map(report.findings.map(({ fingerprint, status }) => [fingerprint, status]));
  const isRead = wasRead(report);
  return (known) => {
    const status = statuses.get(known.fingerprint);
    if (status === "fail") return "known";
    if (status === "unknown") return "unknown";
    return status === "pass" || isRead(known) ? "fixed" : "unknown";
  };
}

function accepted(
  { rule, resource, severity, fingerprint, firstSeen }: Finding,
  seenBefore: string | undefined,
  report: Report,
): BaselineFinding {
  const { arn, type, region } = resource;
  const first = seenBefore ?? firstSeen ?? report.takenAt;
  return { fingerprint, rule, arn, type, region, severity, firstSeen: first };
}

function compareKnown(a: BaselineFinding, b: BaselineFinding): number {
  return (
    compareText(a.rule, b.rule) || compareText(a.region, b.region) || compareText(a.arn, b.arn)
  );
}
