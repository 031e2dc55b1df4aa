import type { Decision } from "../facts/decision.ts";
import { UnreadError } from "../facts/unread.ts";
import type { Finding, MissingRead } from "../model/finding.ts";
import type { Gap } from "../model/gap.ts";
import { compareText, type Resource, type ResourceIdentity } from "../model/resource.ts";
import type { ExpressionContext, ParameterValue } from "../rules/expression.ts";
import type { Rule } from "../rules/rule.ts";
import { shellQuote, terraformQuote, yamlQuote } from "../rules/template.ts";
import { compareGaps } from "./compare-gaps.ts";
import { findingFingerprint } from "./fingerprint.ts";
import type { SnapshotStore } from "./store.ts";

/** An expression that failed on data that was read: a defect of the rule (or of keelson), never a result. */
export class RuleDefectError extends Error {
  readonly rule: Rule;
  readonly arn: string;

  constructor(rule: Rule, arn: string, cause: unknown) {
    const reason = (cause as { summary?: string }).summary ?? (cause as Error).message;
    super(`rule ${rule.id} cannot be evaluated on ${arn}: ${reason}`, { cause });
    this.name = "RuleDefectError";
    this.rule = rule;
    this.arn = arn;
  }
}

/** The results of one rule on every resource of its type; none for resources that it does not apply to. */
export function* evaluateRule(
  rule: Rule,
  store: SnapshotStore,
  params: Readonly<Record<string, ParameterValue>> = rule.params,
): Generator<Finding> {
  for (const resource of store.resources(rule.resource.type)) {
    const context: ExpressionContext = { resource, params, now: store.now };
    const result = evaluateOn(rule, resource, context);
    if (result !== null) yield result;
  }
  yield* unlisted(rule, store);
}

function evaluateOn(rule: Rule, resource: Resource, context: ExpressionContext): Finding | null {
  const applies = rule.when === undefined ? true : decide(rule, resource, rule.when, context);
  if (applies === false) return null;
  // When it is not known whether the rule applies, a pass would claim too much, and `pass` need not make sense.
  if (applies instanceof UnreadError) return unknown(rule, resource, applies.gaps);
  const passes = decide(rule, resource, rule.pass, context);
  if (passes instanceof UnreadError) return unknown(rule, resource, passes.gaps);
  return passes
    ? finding(rule, resource, "pass", rule.source.title)
    : failure(rule, resource, context);
}

function decide(
  rule: Rule,
  resource: Resource,
  condition: Rule["pass"],
  context: ExpressionContext,
): Decision {
  const value = attempt(rule, resource, condition.reads, () => condition.evaluate(context));
  if (value instanceof UnreadError || typeof value === "boolean") return value;
  throw new RuleDefectError(
    rule,
    resource.arn,
    new TypeError(`\`${condition.source}\` is neither true nor false`),
  );
}

function attempt<T>(
  rule: Rule,
  resource: Resource,
  reads: readonly string[],
  work: () => T,
): T | UnreadError {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnreadError) return error;
    // What was not read may be the very thing that keeps the rest from being evaluated: `unread && broken`.
    const gaps = reads.flatMap((field) => gapsOf(resource, field));
    if (gaps.length > 0) return new UnreadError(gaps);
    throw new RuleDefectError(rule, resource.arn, error);
  }
}

function gapsOf(resource: Resource, field: string): readonly Gap[] {
  try {
    void resource[field];
    return [];
  } catch (error) {
    return error instanceof UnreadError ? error.gaps : [];
  }
}

function failure(rule: Rule, resource: Resource, context: ExpressionContext): Finding {
  const plain = (value: string) => value;
  const text = (template: Rule["message"], quote = plain, otherwise = template.source): string => {
    const rendered = attempt(rule, resource, template.reads, () => template.render(context, quote));
    // What is missing here only decorates; the result itself was decided.
    return rendered instanceof UnreadError ? otherwise : rendered;
  };
  const { fix } = rule;
  const inGeneral = `${resource.name || resource.id}: ${rule.source.title}`;
  return {
    ...finding(rule, resource, "fail", text(rule.message, plain, inGeneral)),
    evidence: rule.evidence.map(({ name, value }) => {
      const shown = attempt(rule, resource, value.reads, () => jsonValue(value.evaluate(context)));
      return { field: name, value: shown instanceof UnreadError ? "(not read)" : shown };
    }),
    fix: {
      text: text(fix.text),
      ...(fix.cli === undefined ? {} : { cli: text(fix.cli, shellQuote) }),
      ...(fix.terraform === undefined ? {} : { terraform: text(fix.terraform, terraformQuote) }),
      ...(fix.cloudformation === undefined
        ? {}
        : { cloudformation: text(fix.cloudformation, yamlQuote) }),
    },
  };
}

function unknown(rule: Rule, resource: ResourceIdentity, gaps: readonly Gap[]): Finding {
  const missing = missingReads(gaps);
  const needed = [
    ...new Set(missing.map(({ permission }) => permission).filter((name) => name !== "")),
  ];
  const message = `Not decided: ${needed.length === 0 ? "a needed field" : needed.join(", ")} was not read (${reasons(missing)})`;
  return { ...finding(rule, resource, "unknown", message), missing };
}

/** One unknown result for each list that may lack resources of the rule's type. */
function* unlisted(rule: Rule, store: SnapshotStore): Generator<Finding> {
  const byPlace = new Map<string, Gap[]>();
  for (const gap of store.listGaps(rule.resource)) {
    // What nobody asked for is no result; the coverage of the report names it.
    if (gap.reason === "not-collected") continue;
    const place = `${gap.account}\0${gap.region}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), gap]);
  }
  for (const gaps of byPlace.values()) {
    const [{ account, region }] = gaps as [Gap];
    const place = region === "*" ? "unlisted Regions" : region;
    const { type, title } = rule.resource;
    const arn = `unlisted:${type}:${account}:${region}`;
    const resource = { type, arn, id: "*", name: `every ${title} in ${place}`, account, region };
    yield unknown(rule, resource, gaps);
  }
}

function finding(
  rule: Rule,
  resource: ResourceIdentity,
  status: Finding["status"],
  message: string,
): Finding {
  const { type, arn, id, name, account, region } = resource;
  return {
    rule: rule.id,
    resource: { type, arn, id, name, account, region },
    status,
    severity: rule.severity,
    message,
    evidence: [],
    fingerprint: findingFingerprint(rule.id, arn),
  };
}

function missingReads(gaps: readonly Gap[]): MissingRead[] {
  const unique = new Map<string, MissingRead>();
  for (const { permission, operation, reason, message } of [...gaps].sort(compareGaps)) {
    unique.set(`${permission}\0${operation}\0${reason}`, {
      permission,
      operation,
      reason,
      message,
    });
  }
  return [...unique.values()].sort((a, b) => compareText(a.permission, b.permission));
}

function reasons(missing: readonly MissingRead[]): string {
  return [...new Set(missing.map(({ reason }) => reason))].sort().join(", ");
}

function jsonValue(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (_, inner: unknown) =>
      typeof inner === "bigint" ? Number(inner) : inner,
    ),
  );
}
