import type { Fact } from "../facts/define.ts";
import { FACTS } from "../facts/index.ts";
import type { Finding } from "../model/finding.ts";
import type { Gap } from "../model/gap.ts";
import type { Resource } from "../model/resource.ts";
import { SNAPSHOT_FORMAT, type Snapshot } from "../model/snapshot.ts";
import { RESOURCE_TYPES, resourceType } from "../resources/index.ts";
import type { Rule } from "../rules/rule.ts";
import type { Example } from "../rules/schema.ts";
import { didYouMean } from "../rules/suggest.ts";
import { evaluateRule, RuleDefectError } from "./evaluate-rule.ts";
import { SnapshotStore } from "./store.ts";

/** The clock of all examples. */
const EXAMPLE_NOW = "2026-06-01T00:00:00.000Z";

/** What an example expects of its rule; `skip`: the rule does not apply. */
export type ExampleKind = "pass" | "fail" | "skip" | "unknown";

/** An example that is not what it says, or cannot be what it says. */
export interface ExampleProblem {
  readonly kind: ExampleKind;
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

/** Runs all examples of a rule through the real engine; gives what is wrong with them. */
export function checkExamples(rule: Rule, facts: readonly Fact[] = FACTS): ExampleProblem[] {
  const seen = new Map<string, string>();
  return examplesOf(rule).flatMap(({ kind, index, example }) => {
    const problem = (message: string, hint = ""): ExampleProblem[] => [
      { kind, index, message, hint },
    ];
    const { name, ...content } = example;
    const text = JSON.stringify(content);
    const twin = seen.get(text);
    if (twin !== undefined) return problem(`"${name}" is the same case as "${twin}"`);
    seen.set(text, name);
    try {
      const result = runExample(rule, example, facts)?.status ?? "skip";
      if (result === kind) return [];
      return problem(`"${name}" is a ${kind} example, but the rule answers ${result}`);
    } catch (error) {
      if (error instanceof ExampleError) return problem(`"${name}": ${error.message}`, error.hint);
      if (error instanceof RuleDefectError) return problem(`"${name}": ${error.message}`);
      throw error;
    }
  });
}

/** All examples of a rule, in the order of their kinds. */
export function examplesOf(rule: Rule): { kind: ExampleKind; index: number; example: Example }[] {
  return (["pass", "fail", "skip", "unknown"] as const).flatMap((kind) =>
    (rule.source.examples[kind] ?? []).map((example, index) => ({ kind, index, example })),
  );
}

/** What the rule answers for the example's resource; null when it does not apply. */
function runExample(rule: Rule, example: Example, facts: readonly Fact[]): Finding | null {
  const snapshot = exampleSnapshot(rule, example);
  for (const name of Object.keys(example.params ?? {})) {
    if (!(name in rule.params))
      throw new ExampleError(
        `there is no parameter \`${name}\``,
        didYouMean(name, Object.keys(rule.params)),
      );
  }
  const params = { ...rule.params, ...example.params };
  const arn = snapshot.resources[0]?.arn;
  for (const finding of evaluateRule(rule, new SnapshotStore(snapshot, facts), params)) {
    if (finding.resource.arn === arn) return finding;
  }
  return null;
}

/** The snapshot that an example describes; its own resource comes first. */
export function exampleSnapshot(rule: Rule, example: Example): Snapshot {
  const own = patched(rule.resource.type, example.resource ?? {});
  const others = (example.with ?? []).map(({ type, ...patch }) => patched(type, patch));
  const resources = [own, ...others];
  const seen = new Set<string>();
  for (const { type, arn } of resources) {
    if (seen.has(`${type} ${arn}`))
      throw new ExampleError(`two resources are ${arn}`, "give one of them another arn");
    seen.add(`${type} ${arn}`);
  }
  const gaps = [
    ...(example.unread ?? []).map((unread) => forget(unread, resources)),
    ...(example.notOffered ?? []).map((type) => notOffered(type, own)),
  ];
  return {
    header: {
      format: SNAPSHOT_FORMAT,
      tool: "example",
      takenAt: EXAMPLE_NOW,
      account: own.account,
      partition: "aws",
      regions: [...new Set(resources.map(({ region }) => region))],
      everyRegion: true,
      services: [...new Set(RESOURCE_TYPES.map(({ service }) => service))],
    },
    resources,
    gaps,
    partial: false,
  };
}

class ExampleError extends Error {
  readonly hint: string;

  constructor(message: string, hint = "") {
    super(message);
    this.hint = hint;
  }
}

function patched(type: string, patch: Record<string, unknown>): Resource {
  const known = resourceType(type);
  if (known === undefined) throw new ExampleError(`there is no resource type ${type}`);
  const names = Object.keys(known.example);
  for (const key of Object.keys(patch)) {
    if (!(key in known.example))
      throw new ExampleError(`${type} has no field \`${key}\``, didYouMean(key, names));
  }
  const resource = { ...known.example, ...patch };
  const result = known.fields.safeParse(resource);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ExampleError(
      `${type}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}`,
    );
  }
  return resource;
}

// "AWS::KMS::Key" was not listed; "AWS::KMS::Key.policy" was read of none; "policy" not of the example's own resource.
function forget(unread: string, resources: Resource[]): Gap {
  const [own] = resources as [Resource];
  const dot = unread.lastIndexOf(".");
  if (resourceType(unread) !== undefined) return gap(own, unread, {});
  const type = resourceType(dot < 0 ? own.type : unread.slice(0, dot));
  const field = unread.slice(dot + 1);
  if (type === undefined || !(field in type.fields.shape)) {
    throw new ExampleError(`unread: there is no resource type or field \`${unread}\``);
  }
  const whole = dot >= 0;
  for (const [index, resource] of resources.entries()) {
    if (resource.type !== type.type || (!whole && index > 0)) continue;
    const { [field]: _, ...rest } = resource;
    resources[index] = rest as Resource;
  }
  return gap(own, type.type, { field, ...(whole ? {} : { arn: own.arn }) });
}

function notOffered(type: string, own: Resource): Gap {
  if (resourceType(type) === undefined) throw new ExampleError(`there is no resource type ${type}`);
  return { ...gap(own, type, {}), region: own.region, reason: "unsupported-region" };
}

function gap(own: Resource, type: string, at: { field?: string; arn?: string }): Gap {
  const known = resourceType(type);
  return {
    type,
    account: own.account,
    region: known?.scope === "global" ? "global" : "*",
    ...at,
    service: known?.service ?? "",
    operation: "Example",
    permission: "example:Read",
    reason: "denied",
    message: "AccessDenied",
  };
}
