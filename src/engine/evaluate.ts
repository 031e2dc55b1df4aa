import type { Fact } from "../facts/define.ts";
import { FACTS } from "../facts/index.ts";
import { compareFindings, STATUSES, type Finding } from "../model/finding.ts";
import type { Gap } from "../model/gap.ts";
import {
  REPORT_VERSION,
  type ControlReference,
  type FrameworkSummary,
  type Report,
  type ReportRule,
} from "../model/report.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Rule } from "../rules/rule.ts";
import { compareGaps } from "./compare-gaps.ts";
import { countResults } from "./count-results.ts";
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
  readonly facts?: readonly Fact[];
}

/** Evaluates rules on a snapshot. Pure: the same snapshot and rules give the same report. */
export function evaluate(
  snapshot: Snapshot,
  rules: readonly Rule[],
  options: EvaluateOptions,
): Report {
  const store = new SnapshotStore(snapshot, options.facts ?? FACTS);
  const findings = inOrder(rules.map((rule) => [...evaluateRule(rule, store)]));
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
    summary: { resources: store.counts(), ...countResults(findings) },
    frameworks: [...options.frameworks],
    rules: rules.map((rule) => reportRule(rule, options)),
    findings,
    gaps: gapsOf(rules, store),
    suppressions: [],
    baseline: null,
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

/** The gaps of the snapshot, and one for each type that rules judge and nobody collected: no result is not no resource. */
function gapsOf(rules: readonly Rule[], store: SnapshotStore): Gap[] {
  const types = new Map(rules.map(({ resource }) => [resource.type, resource]));
  const left = [...types.values()]
    .map((type) => store.notCollected(type))
    .filter((gap) => gap !== undefined);
  return left.length === 0 ? [...store.gaps] : [...store.gaps, ...left].sort(compareGaps);
}

function reportRule(rule: Rule, options: EvaluateOptions): ReportRule {
  const { source, severityOverride } = rule;
  return {
    id: rule.id,
    title: source.title,
    severity: rule.severity,
    ...(severityOverride === undefined ? {} : { severityOverride }),
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
