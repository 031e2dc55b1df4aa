import { describe, expect, test } from "vitest";
import { ResourceGrant } from "../../src/policy/resource-grant.ts";
import { FOREIGN, grantOf, grantsOf, type Json, OWN } from "./policies.ts";

const anyone = (condition: Json) => grantOf({ Principal: "*", Condition: condition });
const equals = (key: string, value: unknown) => anyone({ StringEquals: { [key]: value } });
const like = (key: string, value: unknown) => anyone({ StringLike: { [key]: value } });

describe("principals", () => {
  test.each<[unknown, string, string[], boolean, boolean]>([
    ["*", "anyone", [], true, true],
    [{ AWS: "*" }, "anyone", [], true, true],
    [{ AWS: OWN }, "account", [OWN], false, false],
    [{ AWS: FOREIGN }, "account", [FOREIGN], false, true],
    [{ AWS: `arn:aws:iam::${FOREIGN}:root` }, "account", [FOREIGN], false, true],
    [{ AWS: `arn:aws:iam::${OWN}:role/app` }, "iam", [OWN], false, false],
    [{ AWS: `arn:aws:iam::${FOREIGN}:user/a` }, "iam", [FOREIGN], false, true],
    [{ AWS: `arn:aws:sts::${FOREIGN}:assumed-role/r/s` }, "iam", [FOREIGN], false, true],
    [{ AWS: "arn:aws:iam::*:root" }, "unknown", [], false, false],
    [{ AWS: "AIDACKCEVSQ6C2EXAMPLE" }, "unknown", [], false, false],
    [{ Service: "sns.amazonaws.com" }, "service", [], false, false],
    [
      { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
      "canonical",
      [],
      false,
      true,
    ],
    [{ Federated: `arn:aws:iam::${OWN}:saml-provider/corp` }, "federated", [OWN], false, false],
    [
      { Federated: `arn:aws:iam::${FOREIGN}:saml-provider/corp` },
      "federated",
      [FOREIGN],
      false,
      true,
    ],
    [{ Federated: "accounts.google.com" }, "federated", [], false, true],
    [{ Federated: "cognito-identity.amazonaws.com" }, "federated", [], false, true],
    [{ Federated: "*" }, "federated", [], false, true],
  ])("%j", (principal, principalType, accounts, isPublic, external) => {
    expect(grantOf({ Principal: principal })).toMatchObject({
      principalType,
      accounts,
      public: isPublic,
      external,
    });
  });

  test("the own root and the bare own account id delegate to IAM", () => {
    expect(grantOf({ Principal: { AWS: `arn:aws:iam::${OWN}:root` } }).ownAccountRoot).toBe(true);
    expect(grantOf({ Principal: { AWS: OWN } }).ownAccountRoot).toBe(true);
    expect(grantOf({ Principal: { AWS: FOREIGN } }).ownAccountRoot).toBe(false);
    expect(grantOf({ Principal: { AWS: `arn:aws:iam::${OWN}:role/a` } }).ownAccountRoot).toBe(
      false,
    );
  });

  test("one grant per statement and principal, in the shape of the schema", () => {
    const grants = grantsOf(
      { Sid: "Two", Principal: { AWS: [OWN, FOREIGN], Service: "s3.amazonaws.com" } },
      { Principal: "*", Effect: "Deny", Action: "kms:PutKeyPolicy" },
    );
    expect(grants.map(({ statement, principal }) => [statement, principal])).toEqual([
      ["Two", OWN],
      ["Two", FOREIGN],
      ["Two", "s3.amazonaws.com"],
    ]);
    for (const grant of grants) expect(ResourceGrant.strict().parse(grant)).toEqual(grant);
  });

  test("Allow with NotPrincipal allows everybody else", () => {
    expect(grantOf({ NotPrincipal: { AWS: `arn:aws:iam::${OWN}:user/x` } })).toMatchObject({
      principal: "*",
      notPrincipal: true,
      exceptPrincipals: [`arn:aws:iam::${OWN}:user/x`],
      public: true,
      external: true,
    });
  });

  test("a statement without principal grants nothing by itself", () => {
    expect(grantsOf({ Action: "*" })).toEqual([]);
  });
});

describe("conditions that pin anyone", () => {
  const ORG = "o-a1b2c3d4e5";
  test.each<[string, unknown, Partial<ResourceGrant>]>([
    ["aws:PrincipalAccount", OWN, { accounts: [OWN], external: false }],
    ["AWS:principalaccount", [OWN, FOREIGN], { accounts: [OWN, FOREIGN], external: true }],
    ["kms:CallerAccount", OWN, { accounts: [OWN], external: false }],
    ["aws:SourceAccount", FOREIGN, { accounts: [FOREIGN], external: true }],
    ["aws:SourceOwner", OWN, { accounts: [OWN], external: false }],
    ["aws:SourceArn", `arn:aws:sns:us-east-1:${OWN}:t`, { accounts: [OWN], external: false }],
    ["aws:SourceArn", "arn:aws:s3:::bucket", { accounts: [], external: false }],
    ["aws:PrincipalArn", `arn:aws:iam::${FOREIGN}:role/r`, { accounts: [FOREIGN], external: true }],
    ["aws:PrincipalOrgID", ORG, { organizations: [ORG], external: true }],
    ["aws:SourceOrgID", ORG, { organizations: [ORG], external: true }],
    ["aws:userid", "AROACKCEVSQ6C2EXAMPLE:session", { accounts: [], external: false }],
    ["aws:userid", OWN, { accounts: [OWN], external: false }],
    ["aws:SourceVpce", "vpce-1a2b3c4d", { networks: ["vpce-1a2b3c4d"], external: false }],
    ["aws:SourceVpc", "vpc-111bbb22", { networks: ["vpc-111bbb22"], external: false }],
    ["aws:VpceAccount", OWN, { accounts: [OWN], external: false }],
    ["aws:VpceOrgID", ORG, { organizations: [ORG], external: true }],
    ["s3:DataAccessPointAccount", OWN, { accounts: [OWN], external: false }],
    ["aws:PrincipalAccount", "${aws:ResourceAccount}", { accounts: [OWN], external: false }],
    ["aws:PrincipalOrgID", "${aws:ResourceOrgID}", { organizations: ["${aws:ResourceOrgID}"] }],
  ])("StringEquals %s = %j", (key, value, expected) => {
    expect(equals(key, value)).toMatchObject({
      public: false,
      principalType: "anyone",
      ...expected,
    });
  });

  test.each<[string, unknown]>([
    ["kms:ViaService", "s3.us-east-1.amazonaws.com"],
    ["aws:CalledVia", "athena.amazonaws.com"],
    ["sts:ExternalId", "secret"],
    ["lambda:FunctionUrlAuthType", "AWS_IAM"],
    ["aws:PrincipalTag/team", "x"],
    ["aws:Referer", "https://example.com"],
    ["aws:UserAgent", "x"],
    ["aws:VpcSourceIp", "10.0.0.1"],
    ["aws:ResourceAccount", OWN],
    ["aws:PrincipalAccount", "anonymous"],
    ["aws:PrincipalAccount", [OWN, "anonymous"]],
    ["aws:PrincipalAccount", "${aws:PrincipalTag/account}"],
    ["aws:PrincipalAccount", []],
    ["constructor", "x"],
  ])("StringEquals %s = %j does not", (key, value) => {
    expect(equals(key, value)).toMatchObject({ public: true, external: true });
  });

  test.each<[string, string, boolean]>([
    ["aws:PrincipalAccount", "*", false],
    ["aws:PrincipalAccount", "1234*", false],
    ["aws:PrincipalAccount", "12345678901?", false],
    ["aws:PrincipalAccount", OWN, true],
    ["aws:PrincipalOrgID", "o-*", false],
    ["aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*", true],
    ["aws:PrincipalOrgPaths", "o-a1b2c3d4e5*", false],
    ["aws:PrincipalOrgPaths", "*/r-ab12/*", false],
    ["aws:PrincipalArn", `arn:aws:iam::${OWN}:role/*`, true],
    ["aws:PrincipalArn", "arn:aws:iam::*:role/admin", false],
    ["aws:PrincipalArn", `arn:*:iam::${OWN}:role/a`, false],
    ["aws:PrincipalArn", "*", false],
    ["aws:SourceArn", "arn:aws:s3:::bucket/*", true],
    ["aws:SourceArn", "arn:aws:s3:::buck*", false],
    ["aws:SourceArn", "arn:aws:s3:*:*:*", false],
    ["aws:SourceVpce", "vpce-*", false],
    ["aws:userid", "AROACKCEVSQ6C2EXAMPLE:*", true],
    ["aws:userid", "AROA*", false],
    ["aws:userid", "*:admin", false],
  ])("StringLike %s = %s pins: %s", (key, value, pins) => {
    expect(like(key, value).public).toBe(!pins);
  });

  test("an ARN operator compares part by part, so a partition wildcard is harmless", () => {
    const arn = `arn:*:iam::${OWN}:role/*`;
    expect(anyone({ ArnLike: { "aws:PrincipalArn": arn } }).accounts).toEqual([OWN]);
    expect(anyone({ ArnEquals: { "aws:PrincipalArn": arn } }).public).toBe(false);
    expect(anyone({ ArnEquals: { "aws:SourceArn": "arn:aws:sns:*:*:t" } }).public).toBe(true);
  });

  test.each<[string, string, unknown, boolean]>([
    ["StringEqualsIfExists", "aws:PrincipalOrgID", "o-a1b2c3d4e5", false],
    ["StringEqualsIfExists", "aws:PrincipalAccount", OWN, true],
    ["StringNotEquals", "aws:PrincipalAccount", FOREIGN, false],
    ["StringNotLike", "aws:PrincipalArn", "*", false],
    ["ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5", false],
    ["ForAllValues:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*", false],
    ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*", true],
    ["StringEqualsIgnoreCase", "aws:PrincipalOrgID", "o-a1b2c3d4e5", true],
    ["Bool", "aws:SecureTransport", "true", false],
    ["Bool", "aws:ViaAWSService", "true", false],
    ["Null", "aws:PrincipalOrgID", "false", false],
    ["Bool", "elasticfilesystem:AccessedViaMountTarget", "true", true],
    ["DateLessThan", "aws:CurrentTime", "2030-01-01T00:00:00Z", false],
  ])("%s %s = %j pins: %s", (operator, key, value, pins) => {
    expect(anyone({ [operator]: { [key]: value } }).public).toBe(!pins);
  });

  test("a Null check makes up for ForAllValues and IfExists", () => {
    const present = { Null: { "aws:PrincipalOrgID": "false" } };
    const org = { "aws:PrincipalOrgID": "o-a1b2c3d4e5" };
    expect(anyone({ ...present, "ForAllValues:StringEquals": org }).public).toBe(false);
    expect(anyone({ ...present, StringEqualsIfExists: org }).public).toBe(false);
    const absent = { Null: { "aws:PrincipalOrgID": "true" } };
    expect(anyone({ ...absent, "ForAllValues:StringEquals": org }).public).toBe(true);
  });

  test("several conditions must all hold, so one that pins is enough", () => {
    const grant = anyone({
      StringEquals: { "kms:CallerAccount": OWN, "kms:ViaService": "s3.us-east-1.amazonaws.com" },
      Bool: { "aws:SecureTransport": "true" },
    });
    expect(grant).toMatchObject({
      public: false,
      accounts: [OWN],
      viaServices: ["s3.us-east-1.amazonaws.com"],
      conditions: [
        `StringEquals kms:CallerAccount = ${OWN}`,
        "StringEquals kms:ViaService = s3.us-east-1.amazonaws.com",
        "Bool aws:SecureTransport = true",
      ],
      conditionKeys: ["kms:calleraccount", "kms:viaservice", "aws:securetransport"],
    });
  });

  test.each<[unknown, boolean]>([
    ["0.0.0.0/0", false],
    ["0.0.0.0/1", false],
    ["54.0.0.0/7", false],
    ["10.0.0.0/8", true],
    ["192.168.0.0/16", true],
    ["203.0.113.7", true],
    ["::/0", false],
    ["2001:db8::/31", false],
    ["2001:db8::/32", true],
    ["fd00::/8", true],
    [["203.0.113.0/24", "0.0.0.0/0"], false],
    ["nonsense", false],
    ["1.2.3.4/99", false],
    ["1.2.3.4/", false],
  ])("IpAddress aws:SourceIp = %j pins: %s", (value, pins) => {
    expect(anyone({ IpAddress: { "aws:SourceIp": value } }).public).toBe(!pins);
  });

  test("an address range is external: every account may call from it", () => {
    expect(anyone({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })).toMatchObject({
      external: true,
      networks: ["203.0.113.0/24"],
    });
  });

  test("anyone confined to AWS services is a service, and not confined by source", () => {
    expect(anyone({ Bool: { "aws:PrincipalIsAWSService": "true" } })).toMatchObject({
      principalType: "service",
      public: false,
      external: false,
      sourceConfined: false,
    });
    expect(anyone({ BoolIfExists: { "aws:PrincipalIsAWSService": "true" } }).public).toBe(true);
  });
});

describe("service principals", () => {
  const service = (condition: Json) =>
    grantOf({ Principal: { Service: "sns.amazonaws.com" }, Condition: condition });
  test.each<[Json, boolean]>([
    [{}, false],
    [{ StringEquals: { "aws:SourceAccount": OWN } }, true],
    [{ StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } }, true],
    [{ "ForAnyValue:StringLike": { "aws:SourceOrgPaths": "o-a1b2c3d4e5/*" } }, true],
    [{ ArnLike: { "aws:SourceArn": `arn:aws:sns:*:${OWN}:*` } }, true],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } }, false],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::bucket" } }, true],
    [{ StringEqualsIfExists: { "aws:SourceAccount": OWN } }, false],
    [{ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, false],
    [
      { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:${OWN}:*` } },
      true,
    ],
    [{ ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:*:*" } }, false],
    [{ StringEquals: { "sts:ExternalId": "pool" } }, true],
    [{ StringEquals: { "lambda:EventSourceToken": "amzn1.ask.skill.x" } }, true],
  ])("%j confines by source: %s", (condition, confined) => {
    expect(service(condition)).toMatchObject({ public: false, sourceConfined: confined });
  });

  test("the account that the service acts for is the one reached", () => {
    expect(service({ StringEquals: { "aws:SourceAccount": FOREIGN } })).toMatchObject({
      accounts: [FOREIGN],
      external: true,
    });
  });

  test("a Deny of other sources confines as well", () => {
    const grant = grantOf(
      { Principal: { Service: "sns.amazonaws.com" } },
      {
        Effect: "Deny",
        Principal: "*",
        Condition: {
          StringNotEqualsIfExists: { "aws:SourceAccount": OWN },
          Bool: { "aws:PrincipalIsAWSService": "true" },
        },
      },
    );
    expect(grant).toMatchObject({ sourceConfined: true, accounts: [OWN], external: false });
  });
});

describe("named conditions", () => {
  const foreign = (condition: Json) =>
    grantOf({ Principal: { AWS: FOREIGN }, Condition: condition });
  test.each<[Json, boolean]>([
    [{ Bool: { "kms:GrantIsForAWSResource": "true" } }, true],
    [{ Bool: { "kms:GrantIsForAWSResource": true } }, true],
    [{ BoolIfExists: { "kms:GrantIsForAWSResource": "true" } }, false],
    [{ Bool: { "kms:GrantIsForAWSResource": "false" } }, false],
  ])("%j requires a grant for an AWS resource: %s", (condition, expected) => {
    expect(foreign(condition).grantIsForAwsResource).toBe(expected);
  });

  test.each<[Json, boolean]>([
    [{ StringEquals: { "sts:ExternalId": "12345" } }, true],
    [{ StringLike: { "sts:ExternalId": "12345" } }, true],
    [{ StringLike: { "sts:ExternalId": "*" } }, false],
    [{ StringLike: { "sts:ExternalId": ["12345", "a*"] } }, false],
    [{ StringEqualsIfExists: { "sts:ExternalId": "12345" } }, false],
    [{ StringNotEquals: { "sts:ExternalId": "12345" } }, false],
    [{ StringEquals: { "sts:ExternalId": "" } }, false],
  ])("%j requires an external id: %s", (condition, expected) => {
    expect(foreign(condition).externalIdRequired).toBe(expected);
  });

  test("an account narrowed to another one reaches nobody", () => {
    expect(foreign({ StringEquals: { "aws:PrincipalAccount": OWN } })).toMatchObject({
      accounts: [],
      external: false,
    });
  });

  test("an account inside an organization stays that account", () => {
    expect(foreign({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })).toMatchObject({
      accounts: [FOREIGN],
      organizations: ["o-a1b2c3d4e5"],
      external: true,
    });
  });
});

describe("whether the accounts are all that can be reached", () => {
  const inOrganization = { "aws:PrincipalOrgID": "o-b1b2c3d4e5" };

  test.each<[string, Json, boolean]>([
    ["an account", { Principal: { AWS: FOREIGN } }, true],
    ["anyone", { Principal: "*" }, false],
    ["an organization", { Principal: "*", Condition: { StringEquals: inOrganization } }, false],
    [
      "an account of an organization",
      { Principal: { AWS: FOREIGN }, Condition: { StringEquals: inOrganization } },
      true,
    ],
    [
      "anyone with the account and the organization",
      {
        Principal: "*",
        Condition: { StringEquals: { ...inOrganization, "aws:PrincipalAccount": FOREIGN } },
      },
      true,
    ],
    [
      "a service for an organization",
      {
        Principal: { Service: "sns.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceOrgID": "o-b1b2c3d4e5" } },
      },
      false,
    ],
  ])("%s", (_, statement, accountsKnown) => {
    expect(grantOf(statement)).toMatchObject({ accountsKnown });
  });

  test("a Deny that spares an account or an organization leaves both", () => {
    const [grant] = grantsOf(
      { Principal: "*" },
      {
        Effect: "Deny",
        Principal: "*",
        Condition: {
          StringNotEquals: { ...inOrganization, "aws:PrincipalAccount": OWN },
        },
      },
    );
    expect(grant).toMatchObject({
      accounts: [OWN],
      organizations: ["o-b1b2c3d4e5"],
      accountsKnown: false,
      external: true,
    });
  });
});
