import { describe, expect, test } from "vitest";
import { checkExamples } from "../../src/engine/examples.ts";
import { rule, type RuleParts } from "../support/rule-file.ts";

function problems(examples: string, parts: RuleParts = {}): string[] {
  const indented = examples.trim().replaceAll(/^ */gm, (space) => `  ${space}`);
  return checkExamples(rule({ ...parts, examples: `examples:\n${indented}` })).map(
    ({ kind, index, message, hint }) =>
      `${kind} ${index}: ${message}${hint === "" ? "" : ` (${hint})`}`,
  );
}

const FAIL = "fail: [{ name: off, resource: { state: Disabled } }]";

describe("examples", () => {
  test("that hold raise no problem", () => {
    expect(
      problems(
        `pass: [{ name: on }]
${FAIL}
skip: [{ name: of AWS, resource: { keyManager: AWS } }]
unknown: [{ name: state unread, unread: [state] }, { name: manager unread, unread: [AWS::KMS::Key.keyManager] }]`,
        { when: "when: resource.keyManager == 'CUSTOMER'" },
      ),
    ).toEqual([]);
  });

  test.each([
    ["pass: [{ name: on }, { name: again }]", 'pass 1: "again" is the same case as "on"'],
    [
      "pass: [{ name: on, resource: { state: Off } }]",
      'pass 0: "on" is a pass example, but the rule answers fail',
    ],
    [
      "pass: [{ name: on }]\nskip: [{ name: no, resource: { state: Other } }]",
      'skip 0: "no" is a skip example, but the rule answers fail',
    ],
    [
      "pass: [{ name: on }]\nunknown: [{ name: no, unread: [policy] }]",
      'unknown 0: "no" is a unknown example, but the rule answers pass',
    ],
    [
      "pass: [{ name: on, resource: { stat: x } }]",
      'pass 0: "on": AWS::KMS::Key has no field `stat` (did you mean `state`?)',
    ],
    [
      "pass: [{ name: on, resource: { keyManager: NOBODY } }]",
      'pass 0: "on": AWS::KMS::Key: keyManager: Invalid option: expected one of "AWS"|"CUSTOMER"',
    ],
    [
      "pass: [{ name: on, resource: { grants: [{ id: 3 }] } }]",
      'pass 0: "on": AWS::KMS::Key: grants.0.id: Invalid input: expected string, received number',
    ],
    [
      "pass: [{ name: on, with: [{ type: AWS::KMS::Kay }] }]",
      'pass 0: "on": there is no resource type AWS::KMS::Kay',
    ],
    [
      "pass: [{ name: on, with: [{ type: AWS::KMS::Key }] }]",
      'pass 0: "on": two resources are arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555 (give one of them another arn)',
    ],
    [
      "pass: [{ name: on, unread: [stat] }]",
      'pass 0: "on": unread: there is no resource type or field `stat`',
    ],
    [
      "pass: [{ name: on, unread: [AWS::KMS::Kay.state] }]",
      'pass 0: "on": unread: there is no resource type or field `AWS::KMS::Kay.state`',
    ],
    [
      "pass: [{ name: on, notOffered: [AWS::KMS::Kay] }]",
      'pass 0: "on": there is no resource type AWS::KMS::Kay',
    ],
    [
      "pass: [{ name: on, params: { dys: 3 } }]",
      'pass 0: "on": there is no parameter `dys` (did you mean `days`?)',
    ],
  ])("%s", (examples, problem) => {
    expect(problems(`${examples}\n${FAIL}`, { params: "params: { days: 90 }" })).toEqual([problem]);
  });

  test("two with the same name and content in different kinds are the same case", () => {
    expect(problems("pass: [{ name: on }]\nfail: [{ name: on }]")).toEqual([
      'fail 0: "on" is the same case as "on"',
    ]);
  });

  test("on which the rule breaks are problems of the file", () => {
    expect(
      problems(`pass: [{ name: on }]\n${FAIL}`, {
        pass: "pass: resource.materials.all(m, m.imported)",
      }),
    ).toEqual([
      expect.stringMatching(/^pass 0: "on": rule kms-sample cannot be evaluated on arn:/),
      expect.stringMatching(/^fail 0: "off": rule kms-sample cannot be evaluated on arn:/),
    ]);
  });

  test("take parameters and other resources into account", () => {
    const text =
      "pass: [{ name: one year }]\nfail: [{ name: a shorter limit, params: { days: 30 } }]";
    expect(
      problems(text, {
        params: "params: { days: 400 }",
        pass: "pass: resource.rotationPeriodDays <= params.days",
      }),
    ).toEqual([]);
  });
});
