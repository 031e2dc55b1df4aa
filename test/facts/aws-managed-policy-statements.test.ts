import { describe, expect, test } from "vitest";
import {
  AWS_POLICY_ACTIONS,
  AWS_POLICY_TEXTS,
  SILENT_AWS_POLICIES,
} from "../../src/facts/aws-managed-policy-texts.ts";
import { awsPolicyStatements } from "../../src/facts/aws-managed-policy-statements.ts";
import { ESCALATION_ACTIONS } from "../../src/policy/escalation-actions.ts";

const arn = (name: string, partition = "aws") => `arn:${partition}:iam::aws:policy/${name}`;

describe("what keelson knows of the policies of AWS", () => {
  test("was made for the actions that paths take today", () => {
    // Else run the generator that the file names.
    expect(AWS_POLICY_ACTIONS.split(" ")).toEqual(ESCALATION_ACTIONS);
  });

  test("can be read, and is of some size", () => {
    const names = Object.keys(AWS_POLICY_TEXTS);
    expect(names.filter((name) => !awsPolicyStatements(arn(name))?.length)).toEqual([]);
    expect(names.length).toBeGreaterThan(200);
    expect(SILENT_AWS_POLICIES.split(" ").length).toBeGreaterThan(800);
  });

  test.each([
    ["AdministratorAccess", ["*"], []],
    ["IAMFullAccess", ["iam:PassRole", "iam:PutUserPolicy"], ["lambda:UpdateFunctionCode"]],
    ["PowerUserAccess", ["lambda:UpdateFunctionCode", "sts:AssumeRole"], ["iam:PassRole"]],
  ])("%s", (name, allowed, notAllowed) => {
    const actions = (awsPolicyStatements(arn(name)) ?? []).flatMap((each) => each.actions);
    expect(actions).toEqual(expect.arrayContaining(allowed));
    for (const action of notAllowed) expect(actions).not.toContain(action);
  });

  test("a policy that names no such action says nothing", () => {
    expect(awsPolicyStatements(arn("AmazonS3ReadOnlyAccess"))).toEqual([]);
    expect(awsPolicyStatements(arn("service-role/AWSLambdaBasicExecutionRole"))).toEqual([]);
  });

  test("a younger policy is not known", () => {
    expect(awsPolicyStatements(arn("NotYetWrittenFullAccess"))).toBeUndefined();
    expect(awsPolicyStatements(arn("constructor"))).toBeUndefined();
  });

  test("in other partitions it speaks of their resources", () => {
    const statements = awsPolicyStatements(arn("AWSGlueConsoleFullAccess", "aws-cn")) ?? [];
    const resources = statements.flatMap((each) => each.resources);
    expect(resources.length).toBeGreaterThan(0);
    for (const resource of resources) expect(resource).not.toMatch(/^arn:aws:/);
  });
});
