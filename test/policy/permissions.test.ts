import { describe, expect, test } from "vitest";
import type { Caller } from "../../src/policy/caller.ts";
import { Permissions } from "../../src/policy/permissions.ts";
import { OWN, policyOf, type Json } from "./policies.ts";

const ROLE: Caller = { arn: `arn:aws:iam::${OWN}:role/dev`, type: "role", name: "dev" };
const USER: Caller = { arn: `arn:aws:iam::${OWN}:user/ann`, type: "user", name: "ann" };
const TARGET = `arn:aws:iam::${OWN}:role/boss`;
const PASS: Json = { Action: "iam:PassRole" };

function permissions(
  statements: readonly Json[],
  boundary?: readonly Json[],
  caller = ROLE,
): Permissions {
  const named = (name: string, list: readonly Json[]) => ({
    name,
    statements: policyOf(...list).statements,
  });
  return new Permissions({
    caller,
    policies: [named("own", statements)],
    boundary: boundary === undefined ? null : named("limits", boundary),
  });
}

const certain = { policies: ["own"], open: [] };

describe("an action on a resource", () => {
  test.each<[string, unknown, Permissions]>([
    ["allowed", certain, permissions([PASS])],
    [
      "by a pattern",
      certain,
      permissions([{ Action: "iam:*", Resource: "arn:aws:iam::*:role/b*" }]),
    ],
    [
      "by an exception",
      certain,
      permissions([{ NotAction: "s3:*", NotResource: "arn:aws:s3:::a" }]),
    ],
    ["of another", undefined, permissions([{ ...PASS, Resource: ROLE.arn }])],
    ["denied", undefined, permissions([PASS, { ...PASS, Effect: "Deny" }])],
    [
      "denied elsewhere",
      certain,
      permissions([PASS, { ...PASS, Effect: "Deny", Resource: ROLE.arn }]),
    ],
    ["within a boundary", certain, permissions([PASS], [{ Action: "iam:*" }])],
    ["beyond a boundary", undefined, permissions([PASS], [{ Action: "s3:*" }])],
    [
      "denied by a boundary",
      undefined,
      permissions([PASS], [{ Action: "*" }, { ...PASS, Effect: "Deny" }]),
    ],
    [
      "on a condition that is not known",
      { policies: ["own"], open: ["aws:PrincipalTag/a"] },
      permissions([{ ...PASS, Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } }]),
    ],
    [
      "if need be without the condition",
      certain,
      permissions([{ ...PASS, Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } }, PASS]),
    ],
    [
      "unless a condition that is not known denies it",
      { policies: ["own"], open: ["aws:PrincipalTag/a"] },
      permissions([
        PASS,
        { ...PASS, Effect: "Deny", Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } },
      ]),
    ],
    [
      "from an address of the caller's choice",
      certain,
      permissions([{ ...PASS, Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }]),
    ],
    [
      "where an address is asked for and another denied",
      { policies: ["own"], open: ["aws:SourceIp"] },
      permissions([
        { ...PASS, Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } },
        {
          ...PASS,
          Effect: "Deny",
          Condition: { NotIpAddress: { "aws:SourceIp": "198.51.100.0/24" } },
        },
      ]),
    ],
  ])("%s", (_, expected, given) => {
    expect(given.may("iam:PassRole", TARGET)).toEqual(expected);
  });

  test("a policy whose text is not known may allow it", () => {
    const unread = new Permissions({
      caller: ROLE,
      policies: [{ name: "new", statements: null }],
      boundary: null,
    });
    expect(unread.may("iam:PassRole", TARGET)).toEqual({
      policies: ["new"],
      open: ["the text of new"],
    });
  });

  test("a policy variable stands for the user, and for nothing in a role", () => {
    const own = [{ Action: "iam:*", Resource: "arn:aws:iam::*:user/${aws:username}" }];
    expect(permissions(own, undefined, USER).may("iam:PutUserPolicy", USER.arn)).toEqual(certain);
    expect(
      permissions(own, undefined, USER).may("iam:PutUserPolicy", `${USER.arn}a`),
    ).toBeUndefined();
    expect(permissions(own).may("iam:PutUserPolicy", USER.arn)).toBeUndefined();
  });
});

describe("named by the resource", () => {
  test("no Allow is needed, but no Deny may stand in the way", () => {
    const open = { policies: [], open: [] };
    expect(permissions([]).mayAsNamed("sts:AssumeRole", TARGET)).toEqual(open);
    const denied = permissions([{ Action: "sts:*", Effect: "Deny" }]);
    expect(denied.mayAsNamed("sts:AssumeRole", TARGET)).toBeUndefined();
  });

  test("a boundary bounds a role, not a user", () => {
    const boundary = [{ Action: "s3:*" }];
    expect(permissions([], boundary).mayAsNamed("sts:AssumeRole", TARGET)).toBeUndefined();
    expect(permissions([], boundary, USER).mayAsNamed("sts:AssumeRole", TARGET)).toBeDefined();
  });
});

describe("actions on one resource of the caller's choice", () => {
  const shape = "arn:aws:lambda:*:*:*";
  const actions = ["lambda:CreateFunction", "lambda:InvokeFunction"];
  const some = (...statements: Json[]) => permissions(statements).mayOnSome(actions, shape);
  const functions = (name: string) => ({ Resource: `arn:aws:lambda:*:${OWN}:function:${name}` });

  test.each<[string, unknown, Json[]]>([
    ["any", certain, [{ Action: "lambda:*" }]],
    ["of a prefix", certain, [{ Action: "lambda:*", ...functions("app-*") }]],
    [
      "of a prefix for one, all for the other",
      certain,
      [{ Action: actions[0], ...functions("app-*") }, { Action: actions[1] }],
    ],
    [
      "of different prefixes",
      undefined,
      [
        { Action: actions[0], ...functions("a-*") },
        { Action: actions[1], ...functions("b-*") },
      ],
    ],
    ["only one of them", undefined, [{ Action: actions[0] }]],
    [
      "some are denied",
      certain,
      [{ Action: "lambda:*" }, { Action: "*", Effect: "Deny", ...functions("prod-*") }],
    ],
    [
      "all are denied",
      undefined,
      [{ Action: "lambda:*" }, { Action: "*", Effect: "Deny", Resource: "arn:aws:lambda:*" }],
    ],
    [
      "all functions are denied, which the resource may be",
      { policies: ["own"], open: ["which resources of lambda are denied"] },
      [{ Action: "lambda:*" }, { Action: "*", Effect: "Deny", ...functions("*") }],
    ],
  ])("%s", (_, expected, statements) => {
    expect(some(...statements)).toEqual(expected);
  });
});
