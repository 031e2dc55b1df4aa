import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownRequest, speaksOf } from "../../src/policy/request.ts";
import { type Json, policyOf } from "./policies.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const REQUEST: KnownRequest = {
  action: "kms:Decrypt",
  resource: KEY,
  context: {
    "kms:viaservice": "lambda.us-east-1.amazonaws.com",
    "aws:principalarn": "arn:aws:iam::123456789012:role/orders",
    "aws:securetransport": "true",
  },
};

function answer(statement: Json) {
  const [only] = policyOf(statement).statements;
  if (only === undefined) throw new Error("no statement");
  return speaksOf(only, REQUEST);
}

const when = (operator: string, key: string, value: string | string[]) =>
  answer({ Condition: { [operator]: { [key]: value } } });

describe("a statement speaks of a request", () => {
  test.each<[string, Json, boolean]>([
    ["its action", { Action: "kms:Decrypt" }, true],
    ["its action in any case", { Action: "KMS:decrypt" }, true],
    ["a pattern", { Action: "kms:De*" }, true],
    ["another action", { Action: "kms:Encrypt" }, false],
    ["NotAction of another", { NotAction: "iam:*" }, true],
    ["NotAction of it", { NotAction: ["iam:*", "kms:D*"] }, false],
    ["its resource", { Resource: KEY }, true],
    ["keys of any Region", { Resource: "arn:aws:kms:*:123456789012:key/*" }, true],
    ["another resource", { Resource: `${KEY}0` }, false],
    ["an alias is no key", { Resource: "arn:aws:kms:*:*:alias/*" }, false],
    ["NotResource of another", { NotResource: "arn:aws:s3:::*" }, true],
    ["NotResource of it", { NotResource: "arn:aws:kms:*" }, false],
  ])("%s", (_, statement, expected) => {
    expect(answer(statement)).toBe(expected);
  });

  test.each<[string, string, string | string[], boolean]>([
    ["StringEquals", "kms:ViaService", "lambda.us-east-1.amazonaws.com", true],
    [
      "StringEquals",
      "KMS:viaservice",
      ["s3.us-east-1.amazonaws.com", "lambda.us-east-1.amazonaws.com"],
      true,
    ],
    ["StringEquals", "kms:ViaService", "lambda.*.amazonaws.com", false],
    ["StringLike", "kms:ViaService", "lambda.*.amazonaws.com", true],
    ["StringEqualsIfExists", "kms:ViaService", "s3.us-east-1.amazonaws.com", false],
    ["StringEqualsIgnoreCase", "kms:ViaService", "LAMBDA.us-east-1.amazonaws.com", true],
    ["StringNotEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com", true],
    ["StringNotLike", "kms:ViaService", "lambda.*", false],
    ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/orders", true],
    ["ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/*", false],
    ["Bool", "aws:SecureTransport", "false", false],
    ["Null", "kms:ViaService", "true", false],
    ["Null", "kms:ViaService", "false", true],
  ])("when %s %s %s", (operator, key, value, expected) => {
    expect(when(operator, key, value)).toBe(expected);
  });

  test("or leaves it open by what nobody knows beforehand", () => {
    expect(when("StringEquals", "aws:PrincipalTag/team", "orders")).toEqual([
      "aws:PrincipalTag/team",
    ]);
    expect(when("IpAddress", "aws:SourceIp", "192.0.2.0/24")).toEqual(["aws:SourceIp"]);
    expect(when("StringEquals", "kms:ViaService", "${aws:PrincipalTag/service}")).toEqual([
      "kms:ViaService",
    ]);
    expect(answer({ Resource: "arn:aws:kms:*:*:key/${aws:username}" })).toEqual(["Resource"]);
  });

  test("not when one condition fails, whatever the unknown ones say", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(["aws:PrincipalTag/a", "aws:SourceIp", "aws:userid"]),
        (keys) => {
          const unknown = Object.fromEntries(keys.map((key) => [key, "x"]));
          const failing = { "kms:ViaService": "s3.us-east-1.amazonaws.com" };
          expect(answer({ Condition: { StringEquals: { ...unknown, ...failing } } })).toBe(false);
        },
      ),
    );
  });
});
