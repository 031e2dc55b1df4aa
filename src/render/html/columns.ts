import type { Finding } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import type { ResourceIdentity } from "../../model/resource.ts";
import { SEVERITIES } from "../../model/severity.ts";
import { OUTCOMES, outcomeOf } from "../outcome.ts";
import { textEncoder } from "./placeholders.ts";

/** What a finding is to the baseline; most reports have none. */
const BASELINES = ["none", "new", "known"] as const;

/** Gives each distinct value a number, in the order of first sight. */
class Dictionary {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a value; a new one is added. */
  number(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

/**
 * The data of the interactive list: one array per field, repeated values as numbers into
 * dictionaries, and texts as templates over the resource's identifiers. Optional texts are -1.
 */
export function toColumns(report: Report, findings: readonly Finding[]) {
  const texts = new Dictionary();
  const types = new Dictionary();
  const accounts = new Dictionary();
  const regions = new Dictionary();
  const rules = new Map(report.rules.map((rule, number) => [rule.id, number]));
  const seen = new Map<string, number>();
  const resources = {
    type: [] as number[],
    account: [] as number[],
    region: [] as number[],
    arn: [] as number[],
    id: [] as string[],
    /** 0 when the name is the id. */
    name: [] as (string | 0)[],
  };
  const columns = {
    rule: [] as number[],
    resource: [] as number[],
    status: [] as number[],
    severity: [] as number[],
    message: [] as number[],
    evidence: [] as number[],
    fix: [] as number[],
    missing: [] as number[],
    location: [] as number[],
    suppression: [] as number[],
    /** Index into `baselines`. */
    baseline: [] as number[],
    firstSeen: [] as number[],
    fingerprint: [] as string[],
  };

  function numberOf(resource: ResourceIdentity): number {
    const { type, arn, id, name, account, region } = resource;
    // An ARN is unique in a snapshot, but a report is a file that anyone may have made.
    const key = JSON.stringify([type, arn, id, name, account, region]);
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, seen.size);
    resources.type.push(types.number(type));
    resources.account.push(accounts.number(account));
    resources.region.push(regions.number(region));
    resources.arn.push(texts.number(textEncoder(resource, ["i", "n", "r", "c"])(arn)));
    resources.id.push(id);
    resources.name.push(name === id ? 0 : name);
    return seen.size - 1;
  }

  for (const finding of findings) {
    const rule = rules.get(finding.rule);
    if (rule === undefined) {
      throw new Error(`the report has a finding of rule ${finding.rule}, but not the rule`);
    }
    const encode = textEncoder(finding.resource);
    const optional = (value: unknown) =>
      value === undefined ? -1 : texts.number(encode(JSON.stringify(value)));
    const { evidence } = finding;
    columns.rule.push(rule);
    columns.resource.push(numberOf(finding.resource));
    columns.status.push(OUTCOMES.indexOf(outcomeOf(finding)));
    columns.severity.push(SEVERITIES.indexOf(finding.severity));
    columns.message.push(texts.number(encode(finding.message)));
    columns.evidence.push(optional(evidence.length > 0 ? evidence : undefined));
    columns.fix.push(optional(finding.fix));
    columns.missing.push(optional(finding.missing));
    columns.location.push(optional(finding.location));
    columns.suppression.push(optional(finding.suppression));
    // What is accepted one way need not be told apart in another.
    const { baseline = "none", suppression } = finding;
    columns.baseline.push(BASELINES.indexOf(suppression === undefined ? baseline : "none"));
    columns.firstSeen.push(optional(finding.firstSeen));
    columns.fingerprint.push(finding.fingerprint);
  }

  return {
    severities: SEVERITIES,
    baselines: BASELINES,
    statuses: OUTCOMES,
    rules: report.rules.map(({ fix: _fix, permissions: _permissions, ...rule }) => rule),
    frameworks: report.frameworks,
    types: types.values,
    accounts: accounts.values,
    regions: regions.values,
    texts: texts.values,
    resources,
    findings: columns,
  };
}
