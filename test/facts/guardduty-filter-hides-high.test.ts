import fc from "fast-check";
import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { GuardDutyFilter } from "../../src/resources/guardduty-filter.ts";
import { snapshot } from "../support/small-snapshot.ts";

const NONE = {
  equals: [],
  notEquals: [],
  matches: [],
  notMatches: [],
  greaterThan: null,
  greaterThanOrEqual: null,
  lessThan: null,
  lessThanOrEqual: null,
};

function hidesHigh(criteria: Readonly<Record<string, object>>) {
  const subject = {
    ...GuardDutyFilter.example,
    criteria: Object.entries(criteria).map(([field, each]) => ({ field, ...NONE, ...each })),
  };
  const [filter] = new SnapshotStore(snapshot([subject]), FACTS).resources(GuardDutyFilter.type);
  return filter?.["hidesHigh"];
}

const INSTANCE = { "resource.instanceDetails.instanceId": { equals: ["i-0abc1234def567890"] } };

test.each([
  ["nothing", {}],
  ["severity 7", { severity: { equals: ["7"] } }],
  ["severity 7 and more", { severity: { greaterThanOrEqual: 7 } }],
  ["severity up to 7", { severity: { lessThanOrEqual: 7 } }],
  ["a severity above 6.9", { severity: { greaterThan: 6.9 } }],
  ["a kind of resource", { "resource.resourceType": { equals: ["AccessKey"] } }],
  ["a Region and an account", { region: { equals: ["x"] }, accountId: { equals: ["y"] } }],
  ["all but a resource", { "resource.instanceDetails.instanceId": { notEquals: ["i-1"] } }],
  ["any resource", { "resource.instanceDetails.instanceId": { matches: ["*"] } }],
  ["any type, in pieces", { type: { matches: ["*:*/*"] } }],
  ["a type where it is high", { type: { equals: ["X"] }, severity: { greaterThanOrEqual: 7 } }],
])("a filter by %s hides findings of high severity", (_, criteria) => {
  expect(hidesHigh(criteria)).toEqual(expect.any(String));
});

test.each([
  ["severity below 7", { severity: { lessThan: 7 } }],
  ["severity up to 6.9", { severity: { lessThanOrEqual: 6.9 } }],
  ["severities 2 and 5", { severity: { equals: ["2", "5"] } }],
  ["more severity than there is", { severity: { greaterThan: 10 } }],
  ["a type", { type: { equals: ["Recon:EC2/Portscan"] } }],
  ["types by a pattern", { type: { matches: ["Recon:*"] } }],
  ["a type in any severity", { type: { equals: ["X"] }, severity: { greaterThanOrEqual: 1 } }],
  ["an instance", INSTANCE],
  ["an instance where it is high", { ...INSTANCE, severity: { greaterThanOrEqual: 7 } }],
  ["an instance and a type", { ...INSTANCE, type: { equals: ["X"] }, severity: { equals: ["8"] } }],
])("a filter by %s does not", (_, criteria) => {
  expect(hidesHigh(criteria)).toBeNull();
});

test("to name an instance or to stop below 7 is enough, whatever else is asked", () => {
  const other = fc.dictionary(
    fc.constantFrom("type", "region", "accountId", "updatedAt", "resource.resourceType"),
    fc.constantFrom<object>({ equals: ["x"] }, { notEquals: ["x"] }, { matches: ["*"] }),
  );
  const narrow = fc.constantFrom<Record<string, object>>(INSTANCE, { severity: { lessThan: 7 } });
  fc.assert(
    fc.property(other, narrow, (criteria, enough) => {
      expect(hidesHigh({ ...criteria, ...enough })).toBeNull();
    }),
  );
});
