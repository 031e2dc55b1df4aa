import type { Fact } from "../facts/define.ts";
import { FACTS } from "../facts/index.ts";
import { compareFindings, STATUSES, type Finding } from "../model/finding.ts";
import {
  REPORT_VERSION,
  type ControlReference,
  type FrameworkSummary,
  type Report,
  type ReportRule,
} from "../model/report.ts";
import { SEVERITIES } from "../model/severity.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { ParameterValue } from "../rules/expression.ts";
import type { Rule } from "../rules/rule.ts";
import { evaluateRule } from "./evaluate-rule.ts";
import { SnapshotStore } from "./store.ts";

/** What a report says beside what the snapshot and the rules tell. */
export interface EvaluateOptions {
  readonly toolVersion: string;
  readonly frameworks: readonly FrameworkSummary[];
  /** Rule id to the controls that it gives evidence for. */
  readonly controls: ReadonlyMap<string, readonly ControlReference[]>;
  /** Rule id to the IAM actions that its inputs need. */
  readonly permissions: ReadonlyMap<string, readonly string[]>;
  /** Parameter values that replace a rule's defaults, wherever a rule has a parameter of the name. */
  readonly params?: Readonly<Record<string, ParameterValue>>;
  readonly facts?: readonly Fact[];
}

/** Evaluates rules on a snapshot. Pure: the same snapshot and rules give the same report. */
export function evaluate(
  snapshot: Snapshot,
  rules: readonly Rule[],
  options: EvaluateOptions,
): Report {
  const store = new SnapshotStore(snapshot, options.facts ?? FACTS);
  const findings = inOrder(
    rules.map((rule) => [...evaluateRule(rule, store, paramsOf(rule, options.params))]),
  );
  const { header } = snapshot;
  return {
    version: REPORT_VERSION,
    tool: { name: "keelson", version: options.toolVersion },
    takenAt: header.takenAt,
    scope: {
      account: header.account,
      partition: header.partition,
      regions: [...header.regions].sort(),
      services: [...new Set(rules.map((rule) => rule.service))].sort(),
      partial: snapshot.partial,
    },
    summary: {
      resources: store.counts(),
      total: countStatuses(findings),
      bySeverity: countBySeverity(findings),
      missingPermissions: missingPermissions(findings),
    },
    frameworks: [...options.frameworks],
    rules: rules.map((rule) => reportRule(rule, options)),
    findings,
    gaps: [...store.gaps],
  };
}

/** The findings of all rules in the order of reports; those of one rule differ only in status and place. */
function inOrder(byRule: readonly (readonly Finding[])[]): Finding[] {
  const groups = byRule.flatMap((findings) =>
    STATUSES.map((status) => findings.filter((finding) => finding.status === status)),
  );
  // Small sorts, then one of their first elements: far fewer comparisons than a sort of everything.
  const sorted = groups
    .filter(({ length }) => length > 0)
    .map((group) => group.sort(compareFindings));
  return sorted.sort(([a], [b]) => compareFindings(a as Finding, b as Finding)).flat();
}

function paramsOf(rule: Rule, overrides: EvaluateOptions["params"] = {}): Rule["params"] {
  const known = Object.entries(overrides).filter(([name]) => name in rule.params);
  return known.length === 0 ? rule.params : { ...rule.params, ...Object.fromEntries(known) };
}

function reportRule(rule: Rule, options: EvaluateOptions): ReportRule {
  const { source } = rule;
  return {
    id: rule.id,
    title: source.title,
    severity: rule.severity,
    service: rule.service,
    resource: rule.resource.type,
    why: source.why,
    fix: source.fix,
    ...(rule.page === undefined ? {} : { page: rule.page }),
    references: source.references,
    responsibility: source.responsibility,
    controls: [...(options.controls.get(rule.id) ?? [])],
    permissions: [...(options.permissions.get(rule.id) ?? [])],
  };
}

type Counts = Record<Finding["status"], number>;

function countStatuses(findings: readonly Finding[]): Counts {
  const counts = { pass: 0, fail: 0, unknown: 0 };
  for (const { status } of findings) counts[status] += 1;
  return counts;
}

function countBySeverity(findings: readonly Finding[]): Report["summary"]["bySeverity"] {
  const counts = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, countStatuses([])]),
  ) as Record<Finding["severity"], Counts>;
  for (const { severity, status } of findings) counts[severity][status] += 1;
  return counts;
}

// Only what a permission could mend: a throttled call needs a retry, not a grant.
function missingPermissions(findings: readonly Finding[]): string[] {
  const denied = findings
    .flatMap((finding) => finding.missing ?? [])
    .filter(({ reason }) => reason === "denied" || reason === "denied-by-scp")
    .map(({ permission }) => permission);
  return [...new Set(denied)].sort();
}
