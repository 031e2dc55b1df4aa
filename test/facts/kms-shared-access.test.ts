import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missingActions } from "../../src/facts/kms-shared-access.ts";
import { receiverOf } from "../../src/facts/share-receiver.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import type { ResourceOf } from "../../src/resources/define.ts";

const OWN = "123456789012";
const ACCOUNT = "999999999999";
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const BACKUP = `arn:aws:iam::${ACCOUNT}:role/backup`;
const RESTORE = `arn:aws:iam::${ACCOUNT}:role/restore`;
const NEEDED = ["kms:DescribeKey", "kms:CreateGrant", "kms:Decrypt", "kms:ReEncryptFrom"];
const OPERATIONS = NEEDED.map((action) => action.slice("kms:".length));

type Statement = Readonly<Record<string, unknown>>;

const allow = (more: Statement = {}): Statement => ({
  Effect: "Allow",
  Principal: { AWS: ROOT },
  Action: NEEDED,
  ...more,
});
const deny = (more: Statement): Statement => ({
  Effect: "Deny",
  Principal: "*",
  Action: "kms:*",
  ...more,
});

function keyWith(statements: readonly Statement[], more: object = {}): ResourceOf<typeof KmsKey> {
  const Statement = statements.map((each) => ({ Resource: "*", ...each }));
  return { ...KmsKey.example, policy: JSON.stringify({ Statement }), ...more };
}

function missing(statements: readonly Statement[], more: object = {}, id = ACCOUNT) {
  try {
    return missingActions(keyWith(statements, more), receiverOf(id));
  } catch (error) {
    if (error instanceof UnreadError) return error.gaps.map(({ message }) => message);
    throw error;
  }
}

const grant = (more: object = {}) => ({
  id: "g1",
  grantee: BACKUP,
  operations: OPERATIONS,
  constrained: false,
  ...more,
});
const open = (keys: string) => [`account state does not tell what ${keys} will be`];

describe("a key serves an account", () => {
  test.each<[string, readonly Statement[], object?]>([
    ["with every action", [allow({ Action: "kms:*" })]],
    ["with every re-encryption", [allow({ Action: [...NEEDED.slice(0, 3), "kms:ReEncrypt*"] })]],
    [
      "by patterns of its principals",
      [
        allow({
          Principal: "*",
          Condition: { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/ci-*` } },
        }),
      ],
    ],
    [
      "by the ARN of one principal, in a Deny of all others",
      [allow(), deny({ Condition: { StringNotEquals: { "aws:PrincipalArn": [BACKUP] } } })],
    ],
    [
      "by the one principal that a Deny spares",
      [allow(), deny({ Principal: undefined, NotPrincipal: { AWS: [BACKUP] } })],
    ],
    ["by a grant to the account itself", [], { grants: [grant({ grantee: ROOT })] }],
    [
      "by a policy and a grant together",
      [allow({ Action: NEEDED.slice(1) })],
      { grants: [grant({ operations: ["DescribeKey"] })] },
    ],
    [
      "by a grant, to a service-linked role",
      [],
      {
        grants: [
          grant({
            grantee: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
          }),
        ],
      },
    ],
  ])("%s", (_, statements, more) => {
    expect(missing(statements, more)).toEqual([]);
  });

  test.each<[string, readonly Statement[], readonly string[], object?]>([
    ["a policy without statements", [], NEEDED],
    ["nothing but its own account", [allow({ Principal: { AWS: OWN } })], NEEDED],
    [
      "statements about another key",
      [allow({ Resource: "arn:aws:kms:us-east-1:123456789012:key/other" })],
      NEEDED,
    ],
    ["the wrong caller account", [allow({ Condition: cond("kms:CallerAccount", OWN) })], NEEDED],
    [
      "a Deny unless the caller comes from the own account",
      [allow(), deny({ Condition: { StringNotEquals: { "kms:CallerAccount": OWN } } })],
      NEEDED,
    ],
    [
      "a Deny of services in the name of callers",
      [
        allow(),
        deny({ Action: "kms:Decrypt", Condition: { Bool: { "aws:ViaAWSService": "true" } } }),
      ],
      ["kms:Decrypt"],
    ],
    [
      "a Deny of grants for AWS resources",
      [allow(), deny({ Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } })],
      ["kms:CreateGrant"],
    ],
    [
      "the closest of several principals",
      [
        allow({ Principal: { AWS: BACKUP }, Action: NEEDED.slice(0, 1) }),
        allow({ Principal: { AWS: RESTORE }, Action: NEEDED.slice(0, 3) }),
      ],
      ["kms:ReEncryptFrom"],
    ],
    [
      "a Deny beats a grant",
      [deny({ Action: "kms:Decrypt" })],
      ["kms:Decrypt"],
      { grants: [grant()] },
    ],
    [
      "a grant to somebody else",
      [],
      NEEDED,
      { grants: [grant({ grantee: "arn:aws:iam::111122223333:role/backup" })] },
    ],
  ])("not, by %s", (_, statements, expected, more) => {
    expect(missing(statements, more)).toEqual(expected);
  });

  test.each<[string, readonly Statement[], readonly string[], object?]>([
    [
      "its organization is asked",
      [allow({ Principal: "*", Condition: cond("aws:PrincipalOrgID", "o-a1b2c3d4e5") })],
      NEEDED.flatMap(() => open("aws:PrincipalOrgID")),
    ],
    [
      "tags are asked, in a Deny of one action",
      [
        allow(),
        deny({
          Action: "kms:Decrypt",
          Condition: { StringNotEquals: { "aws:PrincipalTag/team": "backup" } },
        }),
      ],
      open("aws:PrincipalTag/team"),
    ],
    [
      "who gets the grants of EC2 is asked",
      [
        allow(),
        deny({
          Action: "kms:CreateGrant",
          Condition: { StringNotLike: { "kms:GranteePrincipal": "*.amazonaws.com" } },
        }),
      ],
      open("kms:GranteePrincipal"),
    ],
    [
      "a grant is limited to an encryption context",
      [allow({ Action: NEEDED.slice(0, 3) })],
      ["account state does not tell whether EBS meets the constraints of grant g1"],
      { grants: [grant({ operations: ["ReEncryptFrom"], constrained: true })] },
    ],
  ])("perhaps, when %s", (_, statements, expected, more) => {
    expect(missing(statements, more)).toEqual(expected);
  });
});

test("an open condition says nothing where another action is missing for certain", () => {
  const Condition = cond("aws:PrincipalOrgID", "o-a1b2c3d4e5");
  const Action = NEEDED.filter((action) => action !== "kms:CreateGrant");
  expect(missing([allow({ Principal: "*", Action, Condition })])).toEqual(["kms:CreateGrant"]);
});

const anyStatement = fc.record({
  Effect: fc.constantFrom("Allow", "Allow", "Deny"),
  Principal: fc.constantFrom("*", { AWS: ROOT }, { AWS: BACKUP }, { AWS: RESTORE }, { AWS: OWN }),
  Action: fc.oneof(fc.constantFrom("kms:*", "kms:De*"), fc.subarray(NEEDED, { minLength: 1 })),
});

test("neither the order of the statements nor their division into single actions matters", () => {
  fc.assert(
    fc.property(fc.array(anyStatement, { maxLength: 5 }), fc.nat(), (statements, seed) => {
      const single = statements.flatMap((each) =>
        [each.Action].flat().map((Action) => ({ ...each, Action })),
      );
      const shift = statements.length === 0 ? 0 : seed % single.length;
      const turned = [...single.slice(shift), ...single.slice(0, shift)];
      expect(missing(turned).length).toBe(missing(statements).length);
    }),
  );
});

test("what is allowed besides takes no action away, and what is denied besides gives none", () => {
  fc.assert(
    fc.property(fc.array(anyStatement, { maxLength: 4 }), anyStatement, (statements, extra) => {
      const before = missing(statements).length;
      const after = missing([...statements, extra]).length;
      if (extra.Effect === "Allow") expect(after).toBeLessThanOrEqual(before);
      else expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

function cond(key: string, value: string) {
  return { StringEquals: { [key]: value } };
}
