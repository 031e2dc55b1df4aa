import { isDeepStrictEqual } from "node:util";
import {
  DIFF_VERSION,
  type Diff,
  type DiffFinding,
  type DiffRule,
  type DiffState,
} from "../model/diff.ts";
import type { Finding } from "../model/finding.ts";
import type { Report, ReportRule } from "../model/report.ts";
import { compareText } from "../model/resource.ts";
import { compareSeverity } from "../model/severity.ts";
import { wasRead } from "./was-read.ts";

type Kind = keyof Diff["findings"];

interface Side {
  readonly report: Report;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly rules: ReadonlyMap<string, ReportRule>;
  readonly isRead: ReturnType<typeof wasRead>;
}

/**
 * What changed between two reports of one account. Only rules that both reports have are compared: a rule
 * that came with an update of keelson says nothing about the account.
 */
export function diffReports(before: Report, after: Report): Diff {
  const [old, now] = [sideOf(before), sideOf(after)];
  const findings: Diff["findings"] = {
    new: [],
    fixed: [],
    changed: [],
    nowUnknown: [],
    resolved: [],
  };
  for (const finding of subjects(old, now)) {
    const entry = compare(finding, old, now);
    const kind = kindOf(entry);
    if (kind !== null) findings[kind].push(entry);
  }
  // Known failures that nobody can see any more, and failures that came to light, before the rest.
  findings.nowUnknown.sort((a, b) => Number(b.from === "fail") - Number(a.from === "fail"));
  findings.resolved.sort((a, b) => Number(b.to === "fail") - Number(a.to === "fail"));
  const { account, partition } = after.scope;
  return {
    version: DIFF_VERSION,
    account,
    partition,
    old: about(before),
    new: about(after),
    summary: {
      new: findings.new.length,
      fixed: findings.fixed.length,
      changed: findings.changed.length,
      nowUnknown: findings.nowUnknown.length,
      resolved: findings.resolved.length,
    },
    findings,
    rules: { added: onlyIn(now, old), removed: onlyIn(old, now) },
  };
}

function sideOf(report: Report): Side {
  return {
    report,
    findings: new Map(report.findings.map((finding) => [finding.fingerprint, finding])),
    rules: new Map(report.rules.map((rule) => [rule.id, rule])),
    isRead: wasRead(report),
  };
}

/** Every result of the rules that both have, the newer of each, the gravest first. */
function subjects(old: Side, now: Side): Finding[] {
  return [...new Map([...old.findings, ...now.findings]).values()]
    .filter(({ rule }) => old.rules.has(rule) && now.rules.has(rule))
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        compareText(a.rule, b.rule) ||
        compareText(a.resource.region, b.resource.region) ||
        compareText(a.resource.arn, b.resource.arn),
    );
}

function compare(finding: Finding, old: Side, now: Side): DiffFinding {
  const { rule, fingerprint, resource, severity, message, suppression } = finding;
  const before = old.findings.get(fingerprint);
  const after = now.findings.get(fingerprint);
  const changes =
    before?.status === "fail" && after?.status === "fail" ? changesOf(before, after) : [];
  return {
    rule,
    title: (now.rules.get(rule) ?? old.rules.get(rule))?.title ?? rule,
    severity,
    resource,
    from: stateIn(old, finding),
    to: stateIn(now, finding),
    message,
    suppressed: suppression !== undefined,
    ...(changes.length === 0 ? {} : { changes }),
    fingerprint,
  };
}

function stateIn(side: Side, { fingerprint, rule, resource }: Finding): DiffState {
  const status = side.findings.get(fingerprint)?.status;
  if (status !== undefined) return status;
  const { arn, type, region } = resource;
  return side.isRead({ rule, arn, type, region }) ? "absent" : "unread";
}

function kindOf({ from, to, changes }: DiffFinding): Kind | null {
  if (from === to) return changes === undefined ? null : "changed";
  // What passes and then is not looked at, or the other way round, is news only to the coverage.
  if (isOpen(from) && isOpen(to)) return null;
  if (isOpen(to)) return from === "pass" && to === "unread" ? null : "nowUnknown";
  if (isOpen(from)) return to === "pass" && from === "unread" ? null : "resolved";
  if (to === "fail") return "new";
  return from === "fail" ? "fixed" : null;
}

function isOpen(state: DiffState): boolean {
  return state === "unknown" || state === "unread";
}

function changesOf(before: Finding, after: Finding): NonNullable<DiffFinding["changes"]> {
  const rows = [
    { field: "severity", from: before.severity, to: after.severity },
    { field: "message", from: before.message, to: after.message },
    { field: "suppression", from: before.suppression?.reason, to: after.suppression?.reason },
    ...evidenceRows(before, after),
  ];
  return rows.filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

function evidenceRows(before: Finding, after: Finding) {
  const values = (finding: Finding) =>
    new Map(finding.evidence.map(({ field, value }) => [field, value]));
  const [old, now] = [values(before), values(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((field) => ({
    field: `evidence ${field}`,
    from: old.get(field),
    to: now.get(field),
  }));
}

function about({ takenAt, tool, scope }: Report): Diff["old"] {
  return { takenAt, toolVersion: tool.version, partial: scope.partial };
}

function onlyIn(one: Side, other: Side): DiffRule[] {
  const results = (id: string, status: Finding["status"]) =>
    one.report.findings.filter((finding) => finding.rule === id && finding.status === status)
      .length;
  return [...one.rules.values()]
    .filter(({ id }) => !other.rules.has(id))
    .map(({ id, title, severity }) => ({
      id,
      title,
      severity,
      fail: results(id, "fail"),
      unknown: results(id, "unknown"),
    }))
    .sort((a, b) => compareSeverity(a.severity, b.severity) || compareText(a.id, b.id));
}
