import { describe, expect, test } from "vitest";
import { holdsWithoutKey } from "../../src/policy/absent-key.ts";
import { condition } from "../../src/policy/condition.ts";
import { speaksOf } from "../../src/policy/request.ts";
import { policyOf } from "./policies.ts";

describe("a condition on a key that the request does not carry", () => {
  test.each<[string, string, boolean | undefined]>([
    ["StringEquals", "a", false],
    ["StringLike", "*", false],
    ["Bool", "true", false],
    ["StringNotEquals", "a", true],
    ["ArnNotLike", "arn:aws:iam::*:role/a", true],
    ["StringEqualsIfExists", "a", true],
    ["BoolIfExists", "false", true],
    ["ForAllValues:StringLike", "a", true],
    ["ForAnyValue:StringLike", "a", false],
    ["ForAnyValue:StringNotEquals", "a", false],
    ["Null", "true", true],
    ["Null", "false", false],
    ["NumericLessThan", "1", undefined],
    ["NumericLessThanIfExists", "1", true],
    ["IpAddress", "192.0.2.0/24", undefined],
  ])("%s %s", (operator, value, expected) => {
    expect(holdsWithoutKey(condition(operator, "kms:GrantIsForAWSResource", [value]))).toBe(
      expected,
    );
  });

  test("decides whether a statement speaks of the request", () => {
    const request = {
      action: "kms:Decrypt",
      resource: "*",
      context: { "kms:grantisforawsresource": null },
    };
    const answer = (operator: string, value: string) => {
      const Condition = { [operator]: { "kms:GrantIsForAWSResource": value } };
      return policyOf({ Action: "kms:*", Condition }).statements.map((each) =>
        speaksOf(each, request),
      );
    };
    expect(answer("Bool", "true")).toEqual([false]);
    expect(answer("BoolIfExists", "true")).toEqual([true]);
    expect(answer("NumericEquals", "1")).toEqual([["kms:GrantIsForAWSResource"]]);
  });
});
