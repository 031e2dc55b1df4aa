import { describe, expect, test } from "vitest";
import { checkExamples, examplesOf, exampleSnapshot } from "../../src/engine/examples.ts";
import { evaluateRule } from "../../src/engine/evaluate-rule.ts";
import { needsOf } from "../../src/engine/needs.ts";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { resourceType } from "../../src/resources/index.ts";
import { builtIn } from "../support/rules.ts";

test("every rule loads", () => {
  expect(builtIn.problems).toEqual([]);
  expect(builtIn.rules.length).toBeGreaterThan(0);
});

describe.each(builtIn.rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  test("its examples are what they say", () => {
    expect(checkExamples(rule)).toEqual([]);
  });

  test("it has an unknown example, and a skip example where it does not always apply", () => {
    expect(rule.source.examples.unknown ?? []).not.toEqual([]);
    if (rule.when !== undefined) expect(rule.source.examples.skip ?? []).not.toEqual([]);
  });

  test("it decides by nothing but what it declares to read", () => {
    for (const { example } of examplesOf(rule)) {
      const snapshot = exampleSnapshot(rule, example);
      const params = { ...rule.params, ...example.params };
      const arn = snapshot.resources[0]?.arn;
      const statusOf = (on: Snapshot) =>
        [...evaluateRule(rule, new SnapshotStore(on, FACTS), params)].find(
          (finding) => finding.resource.arn === arn,
        )?.status;
      expect(statusOf(onlyNeeded(rule, snapshot)), example.name).toBe(statusOf(snapshot));
    }
  });
});

/** The snapshot that a collection for this rule alone would have made. */
function onlyNeeded(rule: Rule, snapshot: Snapshot): Snapshot {
  const needs = needsOf([rule]);
  const resources = snapshot.resources
    .filter(({ type }) => needs.has(type))
    .map((resource) => {
      const fields = Object.keys(resourceType(resource.type)?.fields.shape ?? {});
      const kept = Object.entries(resource).filter(
        ([name]) => !fields.includes(name) || needs.get(resource.type)?.has(name) === true,
      );
      return Object.fromEntries(kept) as typeof resource;
    });
  return { ...snapshot, resources };
}
