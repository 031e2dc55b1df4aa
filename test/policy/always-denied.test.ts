import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAlwaysDenied, type RequestKind } from "../../src/policy/always-denied.ts";
import { parsePolicy } from "../../src/policy/index.ts";

const DENY = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "arn:aws:s3:::orders/*",
};

function denies(statement: object, context: RequestKind["context"] = {}): boolean {
  const policy = parsePolicy(
    JSON.stringify({ Version: "2012-10-17", Statement: [{ ...DENY, ...statement }] }),
  );
  return isAlwaysDenied(policy, {
    action: "s3:PutObject",
    resource: "arn:aws:s3:::orders/*",
    context,
  });
}

describe("a Deny speaks of a kind of request", () => {
  test("without conditions always, an Allow never", () => {
    expect(denies({})).toBe(true);
    expect(denies({ Effect: "Allow" })).toBe(false);
  });

  test("only when it speaks of everybody, the action and every resource", () => {
    expect(denies({ Principal: { AWS: "arn:aws:iam::123456789012:root" } })).toBe(false);
    expect(denies({ Principal: { Service: "*" } })).toBe(false);
    expect(denies({ Action: "s3:Get*" })).toBe(false);
    expect(denies({ Action: ["s3:GetObject", "s3:Put*"] })).toBe(true);
    expect(denies({ Resource: "arn:aws:s3:::orders/a*" })).toBe(false);
    expect(denies({ Resource: undefined, NotResource: "arn:aws:s3:::orders/public/*" })).toBe(
      false,
    );
    expect(denies({ Resource: undefined, NotResource: "arn:aws:s3:::shop/*" })).toBe(true);
  });

  test("only when every condition is known to hold", () => {
    const known = { "aws:securetransport": "false" };
    const insecure = { Bool: { "aws:SecureTransport": "false" } };
    expect(denies({ Condition: insecure })).toBe(false);
    expect(denies({ Condition: insecure }, known)).toBe(true);
    expect(
      denies(
        { Condition: { ...insecure, StringEquals: { "aws:RequestedRegion": "us-east-1" } } },
        known,
      ),
    ).toBe(false);
    expect(
      denies({ Condition: { Bool: { "aws:SecureTransport": "${aws:PrincipalTag/tls}" } } }, known),
    ).toBe(false);
  });
});

// [operator, holds without the key, holds with a value that is listed, holds with another value]
const OPERATORS = [
  ["StringEquals", false, true, false],
  ["StringEqualsIfExists", true, true, false],
  ["StringNotEquals", true, false, true],
  ["StringNotEqualsIfExists", true, false, true],
  ["ForAnyValue:StringEquals", false, true, false],
  ["ForAnyValue:StringNotEquals", false, false, true],
  ["ForAllValues:StringEquals", true, true, false],
  ["StringLike", false, true, false],
  ["ArnNotLike", true, false, true],
] as const;

test.each(OPERATORS)(
  "%s without the key, with its value, with another",
  (operator, absent, listed, other) => {
    const ask = (value: string | null) =>
      denies({ Condition: { [operator]: { "s3:x": ["b", "a"] } } }, { "s3:x": value });
    expect([ask(null), ask("a"), ask("c")]).toEqual([absent, listed, other]);
  },
);

test("Null tells whether the key is there", () => {
  const ask = (wanted: string, value: string | null) =>
    denies({ Condition: { Null: { "s3:x": wanted } } }, { "s3:x": value });
  expect([ask("true", null), ask("true", "a"), ask("false", null), ask("false", "a")]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test("of an operator and its negation at most one is certain, whatever the value", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("StringEquals", "StringLike", "ArnLike", "StringEqualsIgnoreCase"),
      fc.constantFrom("a", "b", "*", "A"),
      fc.option(fc.constantFrom("a", "b", "c")),
      (operator, wanted, value) => {
        const negated = operator.replace("Equals", "NotEquals").replace("Like", "NotLike");
        const ask = (name: string) =>
          denies({ Condition: { [name]: { "s3:x": wanted } } }, { "s3:x": value });
        expect(ask(operator)).toBe(!ask(negated));
      },
    ),
  );
});
