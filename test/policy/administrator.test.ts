import { describe, expect, test } from "vitest";
import { administratorBy } from "../../src/policy/administrator.ts";
import { OWN, policyOf, type Json } from "./policies.ts";

const CALLER = { arn: `arn:aws:iam::${OWN}:role/dev`, type: "role", name: "dev" } as const;
const ALL: Json = { Action: "*", Resource: "*" };
const when = (operator: string, key: string, value: string): Json => ({
  Condition: { [operator]: { [key]: value } },
});

describe("who may do everything", () => {
  test.each<[string, string[] | undefined, Json[]]>([
    ["everything", [], [ALL]],
    ["everything but IAM", undefined, [{ NotAction: "iam:*" }]],
    ["one service", undefined, [{ Action: "s3:*" }]],
    ["with MFA", [], [{ ...ALL, ...when("Bool", "aws:MultiFactorAuthPresent", "true") }]],
    ["from somewhere", [], [{ ...ALL, ...when("IpAddress", "aws:SourceIp", "203.0.113.0/24") }]],
    [
      "only through services",
      undefined,
      [{ ...ALL, ...when("Bool", "aws:ViaAWSService", "true") }],
    ],
    [
      "by a tag",
      ["aws:PrincipalTag/a"],
      [{ ...ALL, ...when("StringEquals", "aws:PrincipalTag/a", "b") }],
    ],
    ["all denied", undefined, [ALL, { ...ALL, Effect: "Deny" }]],
    [
      "all denied without MFA",
      [],
      [
        ALL,
        { ...ALL, Effect: "Deny", ...when("BoolIfExists", "aws:MultiFactorAuthPresent", "false") },
      ],
    ],
    [
      "all denied by a tag",
      ["aws:PrincipalTag/a"],
      [ALL, { ...ALL, Effect: "Deny", ...when("StringEquals", "aws:PrincipalTag/a", "b") }],
    ],
    [
      "old sessions denied",
      [],
      [
        ALL,
        {
          ...ALL,
          Effect: "Deny",
          ...when("DateLessThan", "aws:TokenIssueTime", "2026-01-01T00:00:00Z"),
        },
      ],
    ],
  ])("%s", (_, expected, statements) => {
    expect(administratorBy(policyOf(...statements).statements, CALLER)).toEqual(expected);
  });
});
