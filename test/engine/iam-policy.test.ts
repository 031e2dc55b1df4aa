import { expect, test } from "vitest";
import { policySize, splitActions } from "../../src/engine/iam-policy.ts";

const actions = Array.from({ length: 400 }, (_, index) => `kms:GetSomethingNumber${index}`);

test("actions go into as few policies as hold them, in their order", () => {
  const policies = splitActions(actions, 2000);
  expect(policies.flat()).toEqual(actions);
  expect(policies.every((part) => policySize(part) <= 2000)).toBe(true);
  // Each is filled before the next is begun.
  policies.slice(1).forEach(([first = ""], index) => {
    expect(policySize([...(policies[index] ?? []), first])).toBeGreaterThan(2000);
  });
});

test("what fits is one policy, and nothing is none", () => {
  expect(splitActions(actions.slice(0, 3), 2000)).toHaveLength(1);
  expect(splitActions([])).toEqual([]);
});
