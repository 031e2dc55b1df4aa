import { describe, expect, test } from "vitest";
import { allowsAction, allowsEverything } from "../../src/policy/action.ts";
import { FOREIGN, grantOf, grantsOf, type Json, OWN } from "./policies.ts";

const PUBLIC: Json = { Principal: "*" };
const ROLE = `arn:aws:iam::${FOREIGN}:role/team/app`;
const deny = (more: Json): Json => ({ Effect: "Deny", Principal: "*", ...more });
const unless = (operator: string, key: string, value: unknown) =>
  deny({ Condition: { [operator]: { [key]: value } } });

describe("an unconditional Deny", () => {
  test.each<[string, Json, Json]>([
    ["the same", PUBLIC, deny({})],
    ["more actions", PUBLIC, deny({ Action: "*" })],
    ["all but unrelated actions", PUBLIC, deny({ Action: undefined, NotAction: "s3:*" })],
    [
      "all but unrelated resources",
      { ...PUBLIC, Resource: "arn:aws:s3:::a/*" },
      deny({ Resource: undefined, NotResource: "arn:aws:s3:::b/*" }),
    ],
    ["the account of a role", { Principal: { AWS: ROLE } }, deny({ Principal: { AWS: FOREIGN } })],
    [
      "the root of an account",
      { Principal: { AWS: FOREIGN } },
      deny({ Principal: { AWS: `arn:aws:iam::${FOREIGN}:root` } }),
    ],
    [
      "the role of a session",
      { Principal: { AWS: `arn:aws:sts::${FOREIGN}:assumed-role/app/s` } },
      deny({ Principal: { AWS: ROLE } }),
    ],
    [
      "everybody but another role",
      { Principal: { AWS: ROLE } },
      deny({ Principal: undefined, NotPrincipal: { AWS: `arn:aws:iam::${OWN}:role/x` } }),
    ],
    [
      "the same service",
      { Principal: { Service: "sns.amazonaws.com" } },
      deny({ Principal: { Service: "sns.amazonaws.com" } }),
    ],
    [
      "NotAction inside NotAction",
      { ...PUBLIC, NotAction: ["kms:Put*", "kms:Delete*"] },
      deny({ Action: undefined, NotAction: "kms:PutKeyPolicy" }),
    ],
    [
      "resource patterns inside",
      { ...PUBLIC, Resource: "arn:aws:s3:::b/x/*" },
      deny({ Resource: "arn:aws:s3:::b*" }),
    ],
  ])("removes the grant: %s", (_, allow, denied) => {
    expect(grantsOf(allow)).toHaveLength(1);
    expect(grantsOf(allow, denied)).toEqual([]);
  });

  test("two that cover the actions between them remove the grant", () => {
    const allow = { ...PUBLIC, Action: ["kms:Encrypt", "kms:Decrypt"] };
    expect(grantsOf(allow, deny({ Action: "kms:Enc*" }), deny({ Action: "kms:Dec*" }))).toEqual([]);
  });

  test("takes the actions and resources that it covers whole", () => {
    const allow = { ...PUBLIC, Action: ["kms:Encrypt", "kms:Decrypt"] };
    expect(grantOf(allow, deny({ Action: "kms:Decrypt" })).actions).toEqual(["kms:Encrypt"]);
    const buckets = { ...PUBLIC, Resource: ["arn:aws:s3:::a", "arn:aws:s3:::b"] };
    expect(grantOf(buckets, deny({ Resource: "arn:aws:s3:::a" })).resources).toEqual([
      "arn:aws:s3:::b",
    ]);
  });

  test.each<[string, Json, Json]>([
    ["another principal", { Principal: { AWS: ROLE } }, deny({ Principal: { AWS: OWN } })],
    [
      "only a role of the account",
      { Principal: { AWS: FOREIGN } },
      deny({ Principal: { AWS: ROLE } }),
    ],
    ["one account of everybody", PUBLIC, deny({ Principal: { AWS: FOREIGN } })],
    [
      "NotPrincipal that spares it",
      { Principal: { AWS: ROLE } },
      deny({ Principal: undefined, NotPrincipal: { AWS: FOREIGN } }),
    ],
    ["NotAction that spares it", PUBLIC, deny({ Action: undefined, NotAction: "kms:*" })],
    ["some resources", { ...PUBLIC, Resource: "*" }, deny({ Resource: "arn:aws:s3:::a" })],
    ["other actions", PUBLIC, deny({ Action: "s3:*" })],
    [
      "a service of another name",
      { Principal: { Service: "sns.amazonaws.com" } },
      deny({ Principal: { Service: "sqs.amazonaws.com" } }),
    ],
  ])("leaves the grant: %s", (_, allow, denied) => {
    const [before] = grantsOf(allow);
    const grant = grantOf(allow, denied);
    expect(allowsAction(grant, "kms:Decrypt")).toBe(true);
    expect(grant.public).toBe(before?.public);
  });

  test("of some actions is told by allowsAction", () => {
    const grant = grantOf(PUBLIC, deny({ Action: ["kms:Put*", "KMS:ScheduleKeyDeletion"] }));
    expect(grant.deniedActions).toEqual(["kms:Put*", "kms:ScheduleKeyDeletion"]);
    expect(allowsAction(grant, "kms:Decrypt")).toBe(true);
    expect(allowsAction(grant, "kms:PutKeyPolicy")).toBe(false);
    expect(allowsAction(grant, "kms:schedulekeydeletion")).toBe(false);
    expect(allowsEverything(grant, "kms")).toBe(false);
    expect(allowsEverything(grantOf(PUBLIC), "kms")).toBe(true);
  });

  test("of all but some actions is told by allowsAction", () => {
    const grant = grantOf(PUBLIC, deny({ Action: undefined, NotAction: "kms:Describe*" }));
    expect(allowsAction(grant, "kms:DescribeKey")).toBe(true);
    expect(allowsAction(grant, "kms:Decrypt")).toBe(false);
    expect(allowsEverything(grant, "kms")).toBe(false);
  });

  test("that spares named principals leaves only those of everybody", () => {
    expect(
      grantOf(PUBLIC, deny({ Principal: undefined, NotPrincipal: { AWS: [OWN, ROLE] } })),
    ).toMatchObject({
      public: false,
      accounts: [OWN, FOREIGN],
      external: true,
      conditions: [`Deny if NotPrincipal = ${OWN}, ${ROLE}`],
    });
  });
});

describe("a conditional Deny", () => {
  test.each<[string, string, unknown, Json]>([
    [
      "StringNotEquals",
      "aws:PrincipalOrgID",
      "o-a1b2c3d4e5",
      { organizations: ["o-a1b2c3d4e5"], external: true },
    ],
    ["StringNotEqualsIfExists", "aws:PrincipalAccount", OWN, { accounts: [OWN], external: false }],
    ["StringNotLike", "aws:PrincipalArn", `arn:aws:iam::${OWN}:*`, { accounts: [OWN] }],
    ["ArnNotLike", "aws:PrincipalArn", `arn:aws:iam::${OWN}:role/*`, { accounts: [OWN] }],
    [
      "ForAllValues:StringNotLike",
      "aws:PrincipalOrgPaths",
      "o-a1b2c3d4e5/*",
      { organizations: ["o-a1b2c3d4e5/*"] },
    ],
    ["NotIpAddress", "aws:SourceIp", ["203.0.113.0/24"], { networks: ["203.0.113.0/24"] }],
    ["StringNotEquals", "aws:SourceVpce", "vpce-1a2b3c4d", { networks: ["vpce-1a2b3c4d"] }],
    ["BoolIfExists", "aws:PrincipalIsAWSService", "false", { principalType: "service" }],
  ])("%s %s = %j pins", (operator, key, value, expected) => {
    expect(grantOf(PUBLIC, unless(operator, key, value))).toMatchObject({
      public: false,
      ...expected,
    });
  });

  test.each<[string, string, unknown]>([
    ["StringEquals", "aws:PrincipalAccount", FOREIGN],
    ["StringNotEquals", "aws:PrincipalAccount", "anonymous"],
    ["StringNotLike", "aws:PrincipalOrgID", "o-*"],
    ["ForAnyValue:StringNotEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"],
    ["NotIpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/1"]],
    ["Bool", "aws:SecureTransport", "false"],
    ["Bool", "aws:PrincipalIsAWSService", "false"],
    ["Null", "aws:SourceVpce", "true"],
    ["Null", "aws:PrincipalOrgID", "true"],
    ["StringNotEquals", "aws:PrincipalTag/team", "x"],
  ])("%s %s = %j does not", (operator, key, value) => {
    expect(grantOf(PUBLIC, unless(operator, key, value)).public).toBe(true);
  });

  test("must cover principal, actions and resources", () => {
    const confine = { Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } };
    expect(grantOf(PUBLIC, deny({ ...confine, Action: "kms:Decrypt" })).public).toBe(true);
    expect(grantOf(PUBLIC, deny({ ...confine, Resource: "arn:aws:s3:::a" })).public).toBe(true);
    expect(grantOf(PUBLIC, deny({ ...confine, Principal: { AWS: FOREIGN } })).public).toBe(true);
  });

  test("with two conditions spares whoever fails one of them", () => {
    const perimeter = deny({
      Condition: {
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    });
    expect(grantOf(PUBLIC, perimeter)).toMatchObject({
      public: false,
      principalType: "anyone",
      organizations: ["o-a1b2c3d4e5"],
      external: true,
      conditions: [
        "Deny if StringNotEqualsIfExists aws:PrincipalOrgID = o-a1b2c3d4e5 and BoolIfExists aws:PrincipalIsAWSService = false",
      ],
    });
    const open = deny({
      Condition: {
        StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        Bool: { "aws:SecureTransport": "false" },
      },
    });
    expect(grantOf(PUBLIC, open).public).toBe(true);
  });

  test("two Deny statements each hold", () => {
    const grant = grantOf(
      PUBLIC,
      unless("StringNotEquals", "aws:PrincipalAccount", [OWN, FOREIGN]),
      unless("StringNotEquals", "kms:CallerAccount", OWN),
    );
    expect(grant).toMatchObject({ accounts: [OWN], external: false });
  });

  test("can require the external id", () => {
    const trust = { Principal: { AWS: FOREIGN }, Action: "sts:AssumeRole" };
    const without = deny({
      Action: "sts:AssumeRole",
      Condition: { StringNotEquals: { "sts:ExternalId": "x1" } },
    });
    expect(grantOf(trust, without).externalIdRequired).toBe(true);
  });
});
