import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arnAccount, parseArn } from "../../src/policy/arn.ts";

describe("parseArn", () => {
  test("keeps colons and slashes in the resource", () => {
    expect(parseArn("arn:aws:logs:eu-west-1:123456789012:log-group:/a/b:*")).toEqual({
      partition: "aws",
      service: "logs",
      region: "eu-west-1",
      account: "123456789012",
      resource: "log-group:/a/b:*",
    });
  });

  test.each(["", "*", "arn", "arn:aws:iam::123456789012", "123456789012", "ARN:aws:s3:::b"])(
    "%j is no ARN",
    (text) => expect(parseArn(text)).toBeUndefined(),
  );
});

describe("arnAccount", () => {
  test.each([
    ["arn:aws:iam::123456789012:root", "123456789012"],
    ["arn:aws-cn:kms:cn-north-1:123456789012:key/x", "123456789012"],
    ["arn:aws:s3:::bucket", ""],
    ["arn:aws:iam::aws:policy/ReadOnlyAccess", ""],
    ["arn:aws:iam::*:root", ""],
    ["nonsense", ""],
  ])("%s → %j", (text, account) => expect(arnAccount(text)).toBe(account));

  test("never throws, and answers twelve digits or nothing", () => {
    fc.assert(fc.property(fc.string(), (text) => /^([0-9]{12})?$/.test(arnAccount(text))));
  });
});
