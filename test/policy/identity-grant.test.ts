import { describe, expect, test } from "vitest";
import { allowsAction } from "../../src/policy/action.ts";
import {
  IdentityGrant,
  identityGrants,
  reachesAllResources,
} from "../../src/policy/identity-grant.ts";
import { FOREIGN, type Json, OWN, policyOf } from "./policies.ts";

function grants(...statements: readonly Json[]): IdentityGrant[] {
  return identityGrants(policyOf(...statements));
}

function only(...statements: readonly Json[]): IdentityGrant {
  const [grant, ...others] = grants(...statements);
  if (grant === undefined || others.length > 0) throw new Error("expected one grant");
  return grant;
}

const ADMIN: Json = { Action: "*", Resource: "*" };

test("has the shape of the schema", () => {
  const grant = only(ADMIN, { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::a" });
  expect(IdentityGrant.strict().parse(grant)).toEqual(grant);
});

describe("allowsAction", () => {
  test.each<[Json, string, boolean]>([
    [{ Action: "kms:*" }, "kms:PutKeyPolicy", true],
    [{ Action: "KMS:putkeypolicy" }, "kms:PutKeyPolicy", true],
    [{ Action: "kms:*Key*" }, "kms:PutKeyPolicy", true],
    [{ Action: "kms:Put???Policy" }, "kms:PutKeyPolicy", true],
    [{ Action: "k*" }, "kms:Decrypt", true],
    [{ Action: "s3:*" }, "kms:Decrypt", false],
    [{ NotAction: "iam:*" }, "kms:Decrypt", true],
    [{ NotAction: ["iam:*", "kms:D*"] }, "kms:Decrypt", false],
    [{ Action: [] }, "kms:Decrypt", false],
  ])("%j and %s: %s", (statement, action, allowed) => {
    expect(grants(statement).some((grant) => allowsAction(grant, action))).toBe(allowed);
  });
});

describe("isAdmin", () => {
  test.each<[string, boolean, Json[]]>([
    ["* on *", true, [ADMIN]],
    ["*:* on *", true, [{ Action: "*:*" }]],
    ["arn:aws:* is every resource", true, [{ Action: "*", Resource: "arn:aws:*" }]],
    ["an empty NotAction", true, [{ NotAction: [] }]],
    ["an empty NotResource", true, [{ Action: "*", NotResource: [] }]],
    [
      "TLS is no restriction",
      true,
      [{ ...ADMIN, Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    ],
    [
      "a Deny without TLS neither",
      true,
      [
        ADMIN,
        { Effect: "Deny", Action: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ],
    ],
    [
      "every address is no restriction",
      true,
      [{ ...ADMIN, Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } } }],
    ],
    [
      "every ARN neither",
      true,
      [{ ...ADMIN, Condition: { ArnLike: { "aws:PrincipalArn": "arn:*" } } }],
    ],
    [
      "an address range is one",
      false,
      [{ ...ADMIN, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }],
    ],
    ["a Deny of something else", true, [ADMIN, { Effect: "Deny", Action: "aws-portal:*" }]],
    ["MFA", false, [{ ...ADMIN, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }]],
    [
      "a Deny outside a Region",
      false,
      [
        ADMIN,
        {
          Effect: "Deny",
          Action: "*",
          Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
        },
      ],
    ],
    ["a Deny of IAM", false, [ADMIN, { Effect: "Deny", Action: "iam:*" }]],
    ["NotAction of something", false, [{ NotAction: "iam:*" }]],
    ["one service", false, [{ Action: "kms:*" }]],
    ["every resource of one account", true, [{ Action: "*", Resource: `arn:aws:*:*:${OWN}:*` }]],
    ["every resource in China", true, [{ Action: "*", Resource: "arn:aws-cn:*" }]],
    ["all but one bucket", true, [{ Action: "*", NotResource: "arn:aws:s3:::a" }]],
    ["all but IAM", false, [{ Action: "*", NotResource: "arn:aws:iam::*" }]],
    ["all but some users", false, [{ Action: "*", NotResource: `arn:aws:iam::${OWN}:user/*` }]],
    ["one resource", false, [{ Action: "*", Resource: "arn:aws:s3:::a" }]],
  ])("%s: %s", (_, admin, statements) => {
    expect(only(...statements).isAdmin).toBe(admin);
  });
});

describe("reachesAllResources of kms", () => {
  test.each<[unknown, boolean]>([
    ["*", true],
    ["arn:aws:kms:*:*:key/*", true],
    ["arn:*:kms:*:*:*", true],
    [`arn:aws:kms:*:${OWN}:*`, true],
    [`arn:*:kms:*:${OWN}:key/*`, true],
    ["arn:aws-us-gov:kms:*:*:key/*", true],
    ["arn:aws-us-gov:kms:*", true],
    ["arn:aws:kms:*", true],
    ["arn:aws:*", true],
    ["arn:aws:kms:*:*:key*", true],
    ["arn:aws:kms:*:*:alias/*", false],
    [`arn:aws:kms:us-east-1:${OWN}:key/*`, false],
    [`arn:aws:kms:*:${FOREIGN}:key/*`, false],
    [`arn:aws:kms:*:${OWN}:key/1234*`, false],
    ["arn:aws:kms:*:1234*:key/*", false],
    ["arn:aws:s3:::*", false],
    [[], false],
  ])("Resource %j: %s", (resource, all) => {
    expect(reachesAllResources(only({ Resource: resource }), "kms", { account: OWN })).toBe(all);
  });

  test("without an account any one account counts", () => {
    const grant = only({ Resource: `arn:aws:kms:*:${FOREIGN}:key/*` });
    expect(reachesAllResources(grant, "KMS")).toBe(true);
  });

  test.each<[string, boolean]>([
    ["arn:aws:s3:::*", true],
    [`arn:aws:kms:*:${OWN}:key/1`, true],
    ["arn:aws:kms:*:*:key/*", false],
    ["arn:aws:kms:*:*:*", false],
  ])("NotResource %s: %s", (spared, all) => {
    expect(reachesAllResources(only({ NotResource: spared }), "kms")).toBe(all);
  });

  test.each<[Json, boolean]>([
    [{ "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/app" } }, false],
    [{ StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } }, false],
    [{ StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } }, false],
    [{ StringLike: { "kms:ViaService": "*.us-east-1.amazonaws.com" } }, true],
    [{ StringEquals: { "aws:ResourceTag/team": "x" } }, false],
    [{ StringLike: { "aws:ResourceTag/team": "*" } }, true],
    [{ StringEqualsIfExists: { "aws:ResourceTag/team": "x" } }, true],
    [{ "ForAllValues:StringEquals": { "kms:ResourceAliases": "alias/app" } }, true],
    [{ StringNotEquals: { "aws:ResourceTag/team": "x" } }, true],
    [{ Bool: { "aws:MultiFactorAuthPresent": "true" } }, true],
  ])("with %j: %s", (conditions, all) => {
    expect(reachesAllResources(only({ Condition: conditions }), "kms")).toBe(all);
  });

  test("a Deny on all but some keys leaves some keys", () => {
    const sparing = (action: string): Json => ({
      Effect: "Deny",
      Action: action,
      NotResource: `arn:aws:kms:*:${OWN}:key/1`,
    });
    expect(reachesAllResources(only({}, sparing("kms:*")), "kms")).toBe(false);
    expect(reachesAllResources(only({}, sparing("kms:Decrypt")), "kms")).toBe(true);
    expect(
      reachesAllResources(only({}, sparing("kms:Decrypt")), "kms", { action: "kms:Decrypt" }),
    ).toBe(false);
  });

  test("a Deny of one key leaves nearly all", () => {
    const grant = only({}, { Effect: "Deny", Resource: `arn:aws:kms:*:${OWN}:key/1` });
    expect(reachesAllResources(grant, "kms")).toBe(true);
  });
});

test.each([
  ["ssm", "arn:aws:ssm:*:*:parameter/*", true],
  ["ssm", "arn:aws:ssm:*:*:parameter/app/*", false],
  ["secretsmanager", "arn:aws:secretsmanager:*:*:secret:*", true],
  ["s3", "arn:aws:s3:::*", true],
  ["iam", `arn:aws:iam::${OWN}:*`, true],
  ["sqs", "arn:aws:sqs:*:*:*", true],
  ["sqs", "arn:aws:sqs:*:*:queue", false],
])("reachesAllResources of %s: %s is %s", (service, resource, all) => {
  expect(reachesAllResources(only({ Action: `${service}:*`, Resource: resource }), service)).toBe(
    all,
  );
});

describe("wholeServices", () => {
  test.each<[string, string[], Json[]]>([
    ["one", ["s3"], [{ Action: "s3:*" }]],
    ["in any spelling", ["s3", "sqs"], [{ Action: ["S3:*", "sqs:**", "sqs:*", "ec2:Describe*"] }]],
    [
      "by the resources of the account",
      ["sqs"],
      [{ Action: "sqs:*", Resource: `arn:aws:sqs:*:${OWN}:*` }],
    ],
    ["not of one Region", [], [{ Action: "sqs:*", Resource: `arn:aws:sqs:eu-west-1:${OWN}:*` }]],
    ["not of one bucket", [], [{ Action: "s3:*", Resource: "arn:aws:s3:::orders" }]],
    [
      "not with something denied",
      [],
      [{ Action: "s3:*" }, { Effect: "Deny", Action: "s3:Delete*" }],
    ],
    ["not all of them at once", [], [ADMIN]],
    [
      "not of a tag",
      [],
      [{ Action: "ec2:*", Condition: { StringEquals: { "aws:ResourceTag/a": "b" } } }],
    ],
  ])("%s", (_, services, statements) => {
    expect(grants(...statements).flatMap((grant) => grant.wholeServices)).toEqual(services);
  });
});

test.each<[boolean, Json]>([
  [true, { NotAction: "iam:*" }],
  [true, { NotAction: "iam:*", NotResource: "arn:aws:s3:::audit" }],
  [true, { Action: "s3:*", Resource: `arn:aws:*:*:${OWN}:*` }],
  [false, { NotAction: "s3:DeleteBucket", Resource: "arn:aws:s3:::*" }],
  [false, { NotAction: "s3:*", NotResource: "arn:aws:iam::*:role/*" }],
])("reachesEverything: %s for %j", (reaches, statement) => {
  expect(only(statement).reachesEverything).toBe(reaches);
});
