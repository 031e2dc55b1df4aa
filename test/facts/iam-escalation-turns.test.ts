import { describe, expect, test } from "vitest";
import type { Resource } from "../../src/model/resource.ts";
import { ACCOUNT } from "../support/small-snapshot.ts";
import {
  ADMIN,
  arn,
  EVERYTHING,
  managed,
  pathsOf,
  role,
  user,
  waysOf,
  type Json,
} from "./iam-world.ts";

const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const may = (Action: string | readonly string[], rest: Json = {}): Json => ({ Action, ...rest });
const deny = (Action: string): Json => ({ Effect: "Deny", Action });
const on = (kind: string, name: string): Json => ({ Resource: arn(kind, name) });
const TAGGED: Json = { Condition: { StringEquals: { "aws:PrincipalTag/team": "a" } } };
const boss = user("boss", { attached: [ADMIN] });
const key = (name: string, rest: Json = {}) =>
  may("iam:CreateAccessKey", { ...on("user", name), ...rest });
const undecided = expect.stringMatching(/^unknown: .*aws:PrincipalTag\/team$/);

describe("what a permissions boundary does not allow", () => {
  const limits = managed("limits", [may("s3:*")]);

  test.each<[string, Json, Resource]>([
    ["to assume a role", may("sts:AssumeRole"), role("lead", { attached: [ADMIN], trust: ROOT })],
    ["to make keys", may("iam:CreateAccessKey"), boss],
    [
      "to make users",
      may(["iam:CreateUser", "iam:PutUserPolicy", "iam:CreateAccessKey"], on("user", "new-*")),
      boss,
    ],
  ])("%s", (_, allow, target) => {
    const dev = (boundary?: string) =>
      role("dev", { allow: [allow], ...(boundary !== undefined && { boundary }) });
    expect(pathsOf("dev", [dev(), target])).toHaveLength(1);
    expect(pathsOf("dev", [limits, dev("limits"), target])).toEqual([]);
  });

  test("an administrator whose boundary denies IAM is none", () => {
    const held = managed("held", [EVERYTHING, { ...deny("iam:*"), Resource: "*" }]);
    const lead = user("lead", { attached: [ADMIN], boundary: "held" });
    expect(pathsOf("dev", [held, lead, user("dev", { allow: [key("lead")] })])).toEqual([]);
  });

  test("another who is given rights has them within its own boundary only", () => {
    const robot = user("robot", { boundary: "limits" });
    const allow = [may("iam:PutUserPolicy", on("user", "robot")), key("robot")];
    expect(pathsOf("dev", [limits, robot, role("dev", { allow })])).toEqual([]);
    const lift = may("iam:DeleteUserPermissionsBoundary", on("user", "robot"));
    expect(pathsOf("dev", [limits, robot, role("dev", { allow: [...allow, lift] })])).toEqual([
      "iam:PutUserPolicy + iam:CreateAccessKey",
    ]);
  });
});

describe("assuming what was made or raised", () => {
  const raising = may("iam:PutRolePolicy", on("role", "robot"));
  const dev = (...more: readonly Json[]) => role("dev", { allow: [raising, ...more] });
  const path = "iam:PutRolePolicy + sts:AssumeRole";

  test("a new role, unless it must not assume any", () => {
    const allow = [may(["iam:CreateRole", "iam:PutRolePolicy"], on("role", "app-*"))];
    expect(pathsOf("dev", [role("dev", { allow })])).toHaveLength(1);
    expect(pathsOf("dev", [role("dev", { allow: [...allow, deny("sts:*")] })])).toEqual([]);
  });

  test.each<[string, readonly string[], Resource, readonly Json[]]>([
    ["that names it", [path], role("robot", { trust: arn("role", "dev") }), []],
    ["that names another", [], role("robot", { trust: arn("role", "lead") }), []],
    ["that it must not assume", [], role("robot", { trust: arn("role", "dev") }), [deny("sts:*")]],
    [
      "of the account, by name",
      [path],
      role("robot", { trust: ROOT }),
      [may("sts:AssumeRole", on("role", "robot"))],
    ],
    ["of the account, without a right", [], role("robot", { trust: ROOT }), []],
  ])("a role %s", (_, paths, robot, more) => {
    expect(pathsOf("dev", [dev(...more), robot])).toEqual(paths);
  });

  test("a role that trusts the account on a tag is undecided", () => {
    const robot = role("robot", { trust: [{ Principal: { AWS: ROOT }, ...TAGGED }] });
    const assume = may("sts:AssumeRole", on("role", "robot"));
    expect(pathsOf("dev", [dev(assume), robot])).toEqual([undecided]);
  });

  test("the certain of two ways to act as it counts", () => {
    const robot = role("robot", { trust: arn("role", "dev") });
    const update = may("iam:UpdateAssumeRolePolicy", { ...on("role", "robot"), ...TAGGED });
    expect(pathsOf("dev", [dev(update), robot])).toEqual([path]);
  });

  test("a role passed to what its trust names alone is undecided", () => {
    const source = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:orders`;
    const Condition = { ArnEquals: { "aws:SourceArn": source } };
    const trust = [{ Principal: { Service: "lambda.amazonaws.com" }, Condition }];
    const allow = [may(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"])];
    const target = role("boss", { attached: [ADMIN], trust });
    expect(pathsOf("dev", [role("dev", { allow }), target])).toEqual([
      expect.stringContaining("aws:SourceArn"),
    ]);
  });
});

describe("chains", () => {
  const robot = user("robot");
  const raised = [may("iam:AttachUserPolicy", on("user", "robot")), key("robot")];

  test("to somebody who has to raise another first", () => {
    const lead = user("lead", { allow: raised });
    const dev = user("dev", { allow: [key("lead")] });
    expect(waysOf("dev", [dev, lead, robot])).toMatchObject([
      { path: "iam:CreateAccessKey", target: lead.arn },
    ]);
  });

  test("to somebody of whom it is undecided, are so all the way", () => {
    const open = user("open", { allow: [may("iam:PutUserPolicy", TAGGED)] });
    const lead = user("lead", { allow: [key("open")] });
    const dev = user("dev", { allow: [key("lead")] });
    const all = [open, lead, dev];
    for (const { name } of all) expect(pathsOf(name, all)).toEqual([undecided]);
  });

  test("to an administrator on a condition are undecided", () => {
    const lead = user("lead", { allow: [{ ...EVERYTHING, ...TAGGED }] });
    expect(pathsOf("dev", [lead, user("dev", { allow: [key("lead")] })])).toEqual([undecided]);
  });
});

describe("what is certain comes before what is not", () => {
  const open = may("iam:PutRolePolicy", TAGGED);
  const raised = [may("iam:AttachUserPolicy", on("user", "robot")), key("robot")];

  test("by acting as an administrator", () => {
    expect(pathsOf("dev", [role("dev", { allow: [open, key("boss")] }), boss])).toEqual([
      "iam:CreateAccessKey",
    ]);
  });

  test("by raising another", () => {
    expect(pathsOf("dev", [role("dev", { allow: [open, ...raised] }), user("robot")])).toEqual([
      "iam:AttachUserPolicy + iam:CreateAccessKey",
    ]);
  });

  test("by raising the second of two", () => {
    const first = [may("iam:AttachUserPolicy", on("user", "first")), key("first", TAGGED)];
    const dev = role("dev", { allow: [...first, ...raised] });
    expect(waysOf("dev", [dev, user("first"), user("robot")])).toMatchObject([
      { target: arn("user", "robot") },
    ]);
  });

  test("beside a policy whose text is not known", () => {
    const attached = ["arn:aws:iam::aws:policy/SomethingNewFullAccess"];
    expect(pathsOf("dev", [role("dev", { attached, allow: [key("boss")] }), boss])).toEqual([
      "iam:CreateAccessKey",
    ]);
    expect(pathsOf("dev", [role("dev", { attached, allow: raised }), user("robot")])).toEqual([
      "iam:AttachUserPolicy + iam:CreateAccessKey",
    ]);
  });
});

describe("all the ways of one", () => {
  const lead = role("lead", { trust: ROOT, allow: [key("dev")] });
  const dev = user("dev", { allow: [key("boss"), may("sts:AssumeRole")] });

  test("one by somebody who is found later", () => {
    const free = role("free", { trust: ROOT, allow: [key("boss")] });
    expect(pathsOf("dev", [dev, free, boss]).sort()).toEqual([
      "iam:CreateAccessKey",
      "sts:AssumeRole",
    ]);
  });

  test("none that leads back to it", () => {
    expect(pathsOf("dev", [dev, lead, boss])).toEqual(["iam:CreateAccessKey"]);
    expect(pathsOf("lead", [dev, lead, boss])).toEqual(["iam:CreateAccessKey"]);
  });
});
