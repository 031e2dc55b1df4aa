import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANYTHING, type EventValue, OpenObject, SomeNumber, TEXT } from "../../src/policy/event.ts";
import { matchesEventPattern } from "../../src/policy/event-pattern.ts";
import { eventSourcesOf } from "../../src/policy/event-sources.ts";

const EVENT: EventValue = {
  version: "0",
  "detail-type": "EC2 Instance State-change Notification",
  source: "aws.ec2",
  account: "123456789012",
  time: "2026-06-01T16:24:49Z",
  region: "us-east-1",
  resources: [
    "arn:aws:ec2:us-east-1:123456789012:instance/i-1",
    "arn:aws:ec2:us-east-1:123456789012:instance/i-2",
  ],
  detail: {
    count: 5,
    limit: 301.8,
    ip: "10.0.0.33",
    ip6: "2001:db8::1",
    state: "running",
    empty: "",
    nothing: null,
    ready: true,
    none: [],
    path: "a/lib/b*c",
    inner: { deep: "x" },
    employees: [
      { firstName: "Anna", lastName: "Smith" },
      { firstName: "Peter", lastName: "Jones" },
    ],
  },
};

const matches = (pattern: object, event = EVENT) =>
  matchesEventPattern(JSON.stringify(pattern), event);
const detail = (fields: object) => matches({ detail: fields });

describe("a pattern on a known event", () => {
  test.each<[string, object, boolean]>([
    ["no condition", {}, true],
    ["all fields", { source: ["aws.ec2"], region: ["us-east-1"] }, true],
    ["not one of them", { source: ["aws.ec2"], region: ["eu-west-1"] }, false],
    ["one of the values", { source: ["aws.s3", "aws.ec2"] }, true],
    ["no value at all", { source: [] }, false],
    ["case counts", { source: ["AWS.EC2"] }, false],
    ["one of a list", { resources: ["arn:aws:ec2:us-east-1:123456789012:instance/i-2"] }, true],
    ["none of a list", { resources: ["i-2"] }, false],
    ["prefix of one of a list", { resources: [{ prefix: "arn:aws:ec2:" }] }, true],
    ["a field that is not there", { severity: ["high"] }, false],
  ])("%s", (_, pattern, expected) => {
    expect(matches(pattern)).toBe(expected);
  });

  test.each<[string, object, boolean]>([
    ["number", { count: [5] }, true],
    ["text is no number", { count: ["5"] }, false],
    ["number is no text", { state: [5] }, false],
    ["empty text", { empty: [""] }, true],
    ["null", { nothing: [null] }, true],
    ["null is not empty", { empty: [null] }, false],
    ["null is not absence", { absent: [null] }, false],
    ["truth", { ready: [true] }, true],
    ["falsehood", { ready: [false] }, false],
    ["prefix", { state: [{ prefix: "run" }] }, true],
    ["prefix in the wrong case", { state: [{ prefix: "Run" }] }, false],
    ["prefix in any case", { state: [{ prefix: { "equals-ignore-case": "RUN" } }] }, true],
    ["prefix of a number", { count: [{ prefix: "5" }] }, false],
    ["suffix", { state: [{ suffix: "ning" }] }, true],
    ["suffix in any case", { state: [{ suffix: { "equals-ignore-case": "NING" } }] }, true],
    ["not the suffix", { state: [{ suffix: "run" }] }, false],
    ["equals-ignore-case", { state: [{ "equals-ignore-case": "RUNNING" }] }, true],
    ["anything-but", { state: [{ "anything-but": "stopped" }] }, true],
    ["anything-but it", { state: [{ "anything-but": "running" }] }, false],
    ["anything-but a list", { state: [{ "anything-but": ["stopped", "running"] }] }, false],
    ["anything-but a number", { count: [{ "anything-but": 5 }] }, false],
    ["anything-but other numbers", { count: [{ "anything-but": [1, 2] }] }, true],
    ["anything-but a text, of a number", { count: [{ "anything-but": "5" }] }, true],
    ["anything-but null", { nothing: [{ "anything-but": "x" }] }, true],
    ["anything-but needs the field", { absent: [{ "anything-but": "x" }] }, false],
    ["anything-but a prefix", { state: [{ "anything-but": { prefix: "run" } }] }, false],
    ["anything-but prefixes", { state: [{ "anything-but": { prefix: ["a", "run"] } }] }, false],
    ["anything-but a suffix", { state: [{ "anything-but": { suffix: "x" } }] }, true],
    ["anything-but a wildcard", { path: [{ "anything-but": { wildcard: "*/lib/*" } }] }, false],
    [
      "anything-but in any case",
      { state: [{ "anything-but": { "equals-ignore-case": ["RUNNING"] } }] },
      false,
    ],
    ["range", { count: [{ numeric: [">", 0, "<=", 5] }] }, true],
    ["range without its bound", { count: [{ numeric: [">", 0, "<", 5] }] }, false],
    ["number in other words", { limit: [{ numeric: ["=", 3.018e2] }] }, true],
    ["range of a text", { state: [{ numeric: [">", 0] }] }, false],
    ["wildcard", { state: [{ wildcard: "r*n*g" }] }, true],
    ["wildcard at both ends", { state: [{ wildcard: "*nn*" }] }, true],
    ["wildcard has to fit to the end", { state: [{ wildcard: "r*n" }] }, false],
    ["wildcard parts may not overlap", { state: [{ wildcard: "runn*nning" }] }, false],
    ["wildcard without a star", { state: [{ wildcard: "running" }] }, true],
    ["wildcard with a star that is meant", { path: [{ wildcard: "*b\\*c" }] }, true],
    ["question marks are themselves", { state: [{ wildcard: "r?nning" }] }, false],
    ["address", { ip: [{ cidr: "10.0.0.0/24" }] }, true],
    ["address outside", { ip: [{ cidr: "10.0.1.0/24" }] }, false],
    ["address of version 6", { ip6: [{ cidr: "2001:db8::/32" }] }, true],
    ["address of the other version", { ip: [{ cidr: "2001:db8::/32" }] }, false],
    ["no address", { state: [{ cidr: "10.0.0.0/8" }] }, false],
    ["exists", { state: [{ exists: true }] }, true],
    ["exists, being null", { nothing: [{ exists: true }] }, true],
    ["is absent", { absent: [{ exists: false }] }, true],
    ["is not absent", { state: [{ exists: false }] }, false],
    ["an object is no leaf", { inner: [{ exists: true }] }, false],
    ["an object counts as absent", { inner: [{ exists: false }] }, true],
    ["an empty list counts as absent", { none: [{ exists: false }] }, true],
    ["absent or a value", { state: [{ exists: false }, "running"] }, true],
    ["within an object", { inner: { deep: ["x"] } }, true],
    ["within an object that is not there", { absent: { deep: [{ exists: false }] } }, true],
    ["with a dot", { "inner.deep": ["x"] }, true],
    ["objects in a list", { employees: { firstName: ["Anna"] } }, true],
    ["of one object in a list", { employees: { firstName: ["Anna"], lastName: ["Jones"] } }, false],
    ["one alternative", { $or: [{ count: [1] }, { state: ["running"] }] }, true],
    ["no alternative", { $or: [{ count: [1] }, { state: ["stopped"] }] }, false],
    ["alternatives and a field", { count: [1], $or: [{ count: [5] }, { ready: [true] }] }, false],
    ["one alternative alone is a field", { $or: [{ count: [5] }] }, false],
  ])("%s", (_, fields, expected) => {
    expect(detail(fields)).toBe(expected);
  });
});

describe("a pattern on an event that leaves something open", () => {
  const finding: EventValue = {
    source: "aws.guardduty",
    id: TEXT,
    resources: [],
    detail: new OpenObject({ severity: new SomeNumber(7, 10), type: TEXT, other: ANYTHING }),
  };
  test.each<[string, object, boolean | undefined]>([
    ["always", { source: ["aws.guardduty"] }, true],
    ["all severities from 4", { detail: { severity: [{ numeric: [">=", 4] }] } }, true],
    ["some severities", { detail: { severity: [{ numeric: [">=", 8, "<", 9] }] } }, undefined],
    ["no severity", { detail: { severity: [{ numeric: ["<", 7] }] } }, false],
    ["from the lowest", { detail: { severity: [{ numeric: ["<=", 7] }] } }, undefined],
    ["one severity", { detail: { severity: [2, 8.5] } }, undefined],
    ["severities below", { detail: { severity: [2, 5] } }, false],
    ["severities as text", { detail: { severity: ["8"] } }, false],
    ["all but a low severity", { detail: { severity: [{ "anything-but": [1, 2] }] } }, true],
    ["all but a high one", { detail: { severity: [{ "anything-but": 8 }] } }, undefined],
    ["a type", { detail: { type: [{ prefix: "Trojan:" }] } }, undefined],
    ["a number for a type", { detail: { type: [1] } }, false],
    ["a type that is there", { detail: { type: [{ exists: true }] } }, true],
    ["a type that is not there", { detail: { type: [{ exists: false }] } }, false],
    ["what nobody knows", { detail: { other: { deep: { deeper: ["x"] } } } }, undefined],
    ["what may be there", { detail: { service: { archived: [false] } } }, undefined],
    ["no resource", { resources: [{ prefix: "arn:" }] }, false],
    ["a field that events do not have", { severity: [8] }, false],
    ["open, but failing elsewhere", { detail: { type: ["x"], severity: [1] } }, false],
  ])("%s", (_, pattern, expected) => {
    expect(matches(pattern, finding)).toBe(expected);
  });

  test("what EventBridge would not take decides nothing", () => {
    expect(matchesEventPattern("{", finding)).toBeUndefined();
    expect(matchesEventPattern("[]", finding)).toBeUndefined();
    expect(matchesEventPattern(" ".repeat(30_000) + "{}", finding)).toBeUndefined();
    expect(matches({ source: "aws.guardduty" }, finding)).toBeUndefined();
    expect(matches({ source: [{ like: "aws.*" }] }, finding)).toBeUndefined();
    expect(matches({ source: [{ prefix: 5 }] }, finding)).toBeUndefined();
    expect(matchesEventPattern('{"a":'.repeat(100) + "[1]" + "}".repeat(100), ANYTHING)).toBe(
      undefined,
    );
  });

  const scalars = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom("", "a", "b", null));
  const operators = fc.oneof(
    scalars,
    fc.record({ "anything-but": fc.oneof(fc.constantFrom("a", "b"), fc.integer()) }),
    fc.record({ prefix: fc.constantFrom("", "a", "b") }),
    fc.record({ exists: fc.boolean() }),
    fc.record({
      numeric: fc.tuple(fc.constantFrom("<", "<=", ">", ">=", "="), fc.integer({ min: 0, max: 9 })),
    }),
  );

  test("a decision on an open event holds for every event that it stands for", () => {
    fc.assert(
      fc.property(
        fc.array(operators, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.string({ maxLength: 2 }),
        (matchers, one, other, text) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const number = matches({ f: matchers }, { f: new SomeNumber(from, to) });
          if (number !== undefined) expect(matches({ f: matchers }, { f: to })).toBe(number);
          const some = matches({ f: matchers }, { f: TEXT });
          if (some !== undefined) expect(matches({ f: matchers }, { f: text })).toBe(some);
          expect(matches({ f: matchers }, { f: ANYTHING })).toBeUndefined();
        },
      ),
    );
  });

  test("wildcards agree with regular expressions", () => {
    const pieces = fc.array(fc.constantFrom("*", "a", "b", "ab"), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, fc.stringMatching(/^[ab]{0,8}$/), (parts, text) => {
        const wildcard = parts.join("");
        const expected = new RegExp(`^${wildcard.replaceAll("*", ".*")}$`).test(text);
        expect(matches({ f: [{ wildcard }] }, { f: text })).toBe(expected);
      }),
    );
  });
});

describe("the sources that a pattern names", () => {
  test.each<[object, string[]]>([
    [{ source: ["aws.kms", "aws.guardduty"] }, ["aws.guardduty", "aws.kms"]],
    [{ source: [{ prefix: "aws.guardduty" }] }, ["aws.guardduty"]],
    [{ $or: [{ source: ["aws.kms"] }, { source: ["aws.acm"] }] }, ["aws.acm", "aws.kms"]],
    [
      {
        source: ["aws.iam"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventSource: ["iam.amazonaws.com", "access-analyzer.amazonaws.com"] },
      },
      ["aws.access-analyzer", "aws.iam"],
    ],
    [{ "detail.eventSource": ["kms.amazonaws.com"] }, ["aws.kms"]],
    [{ detail: { $or: [{ eventSource: ["kms.amazonaws.com"] }, { a: [1] }] } }, ["aws.kms"]],
    [{ source: [{ "anything-but": "aws.kms" }] }, []],
    [{ detail: { source: ["aws.kms"] } }, []],
    [{ region: ["us-east-1"] }, []],
  ])("%j", (pattern, expected) => {
    expect(eventSourcesOf(JSON.stringify(pattern))).toEqual(expected);
  });

  test("of no pattern are none", () => {
    expect(eventSourcesOf("not JSON")).toEqual([]);
  });
});
