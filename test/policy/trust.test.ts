import { describe, expect, test } from "vitest";
import type { Caller } from "../../src/policy/caller.ts";
import {
  trustsAccount,
  trustsCaller,
  trustsNobodyBut,
  trustsService,
} from "../../src/policy/trust.ts";
import { FOREIGN, OWN, policyOf, type Json } from "./policies.ts";

const ROOT = `arn:aws:iam::${OWN}:root`;
const ANN: Caller = { arn: `arn:aws:iam::${OWN}:user/ann`, type: "user", name: "ann" };

function trust(...statements: readonly Json[]) {
  return policyOf(...statements.map((each) => ({ Action: "sts:AssumeRole", ...each }))).statements;
}

const yes = { policies: [], open: [] };
const lambda = { Principal: { Service: "lambda.amazonaws.com" } };
const source = (key: string, value: string) => ({ Condition: { ArnLike: { [key]: value } } });

describe("a service", () => {
  test.each<[string, unknown, Json[]]>([
    ["named", yes, [lambda]],
    [
      "named among others",
      yes,
      [{ Principal: { Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] } }],
    ],
    ["named with its Region", yes, [{ Principal: { Service: "lambda.us-east-1.amazonaws.com" } }]],
    ["of China", yes, [{ Principal: { Service: "lambda.amazonaws.com.cn" } }]],
    ["of another name", undefined, [{ Principal: { Service: "edgelambda.amazonaws.com" } }]],
    ["of a longer name", undefined, [{ Principal: { Service: "lambda.example.amazonaws.com" } }]],
    ["denied", undefined, [lambda, { ...lambda, Effect: "Deny" }]],
    [
      "another denied",
      yes,
      [lambda, { Effect: "Deny", Principal: { Service: "ec2.amazonaws.com" } }],
    ],
    [
      "for the own account",
      yes,
      [{ ...lambda, Condition: { StringEquals: { "aws:SourceAccount": OWN } } }],
    ],
    [
      "for another",
      undefined,
      [{ ...lambda, Condition: { StringEquals: { "aws:SourceAccount": FOREIGN } } }],
    ],
    [
      "for what the caller can make",
      yes,
      [{ ...lambda, ...source("aws:SourceArn", `arn:aws:lambda:*:${OWN}:function:*`) }],
    ],
    [
      "for one thing only",
      { policies: [], open: ["aws:SourceArn"] },
      [
        {
          ...lambda,
          ...source("aws:SourceArn", `arn:aws:lambda:us-east-1:${OWN}:function:orders`),
        },
      ],
    ],
    ["which may only tag", undefined, [{ ...lambda, Action: "sts:TagSession" }]],
  ])("%s", (_, expected, statements) => {
    expect(trustsService(trust(...statements), "lambda.amazonaws.com", OWN)).toEqual(expected);
  });
});

describe("nobody but a service", () => {
  test.each<[string, boolean, Json[]]>([
    ["the service", true, [lambda]],
    [
      "of two Regions",
      true,
      [lambda, { Principal: { Service: "lambda.us-east-1.amazonaws.com" } }],
    ],
    ["another service too", false, [lambda, { Principal: { Service: "ec2.amazonaws.com" } }]],
    ["the account too", false, [lambda, { Principal: { AWS: ROOT } }]],
    ["all but the service", false, [{ NotPrincipal: { Service: "lambda.amazonaws.com" } }]],
    ["others are denied", true, [lambda, { Effect: "Deny", Principal: { AWS: ROOT } }]],
  ])("%s: %s", (_, expected, statements) => {
    expect(trustsNobodyBut(trust(...statements), "lambda.amazonaws.com")).toBe(expected);
  });
});

describe("the account and the caller", () => {
  const account = { Principal: { AWS: ROOT } };
  test.each<[string, unknown, unknown, Json[]]>([
    ["the account", yes, undefined, [account]],
    ["the account by its id", yes, undefined, [{ Principal: { AWS: OWN } }]],
    ["another account", undefined, undefined, [{ Principal: { AWS: FOREIGN } }]],
    ["the caller", undefined, yes, [{ Principal: { AWS: ANN.arn } }]],
    ["everybody, and so the account", yes, undefined, [{ Principal: "*" }]],
    [
      "with an external id",
      yes,
      undefined,
      [{ ...account, Condition: { StringEquals: { "sts:ExternalId": "x" } } }],
    ],
    [
      "with MFA",
      yes,
      undefined,
      [{ ...account, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }],
    ],
    [
      "who is denied",
      undefined,
      undefined,
      [account, { Effect: "Deny", Principal: { AWS: ANN.arn } }],
    ],
    [
      "all but the caller are denied",
      yes,
      undefined,
      [account, { Effect: "Deny", NotPrincipal: { AWS: [ANN.arn, ROOT] } }],
    ],
    [
      "all but another are denied",
      undefined,
      undefined,
      [account, { Effect: "Deny", NotPrincipal: { AWS: `${ANN.arn}e` } }],
    ],
    [
      "of a tag",
      { policies: [], open: ["aws:PrincipalTag/a"] },
      undefined,
      [{ ...account, Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } }],
    ],
  ])("%s", (_, byAccount, byName, statements) => {
    expect(trustsAccount(trust(...statements), ANN)).toEqual(byAccount);
    expect(trustsCaller(trust(...statements), ANN)).toEqual(byName);
  });
});
