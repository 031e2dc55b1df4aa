import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../src/policy/index.ts";
import { inOrganization, reaches, receiverOf } from "../../src/facts/share-receiver.ts";

const OWN = "123456789012";
const ACCOUNT = "999999999999";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/backup`;
const ORGANIZATION = "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5";
const UNIT = "arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-33333333";

function statementOf(more: object) {
  const Statement = { Effect: "Allow", Action: "kms:*", Resource: "*", ...more };
  const [only] = parsePolicy(JSON.stringify({ Statement })).statements;
  if (only === undefined) throw new Error("no statement");
  return only;
}

test("a receiver is an account, an organization or a unit of one", () => {
  expect(receiverOf(ACCOUNT)).toMatchObject({ account: ACCOUNT, organization: null, unit: null });
  expect(receiverOf(ORGANIZATION)).toMatchObject({
    account: null,
    organization: "o-a1b2c3d4e5",
    unit: null,
  });
  expect(receiverOf(UNIT)).toMatchObject({
    account: null,
    organization: "o-a1b2c3d4e5",
    unit: "ou-ab12-33333333",
  });
});

describe("principals reach", () => {
  const root = (account: string) => `arn:aws:iam::${account}:root`;
  test.each<[string, object, string, string | null, boolean | undefined]>([
    ["everybody", { Principal: "*" }, ACCOUNT, null, true],
    ["the account by its id", { Principal: { AWS: ACCOUNT } }, ACCOUNT, null, true],
    ["the account by its root", { Principal: { AWS: root(ACCOUNT) } }, ACCOUNT, ROLE, true],
    ["another account", { Principal: { AWS: root(OWN) } }, ACCOUNT, null, false],
    ["a role, but not any", { Principal: { AWS: ROLE } }, ACCOUNT, null, false],
    ["that role", { Principal: { AWS: ROLE } }, ACCOUNT, ROLE, true],
    ["a service", { Principal: { Service: "ec2.amazonaws.com" } }, ACCOUNT, null, false],
    ["all but the own account", { NotPrincipal: { AWS: root(OWN) } }, ACCOUNT, null, true],
    ["all but the account", { NotPrincipal: { AWS: root(ACCOUNT) } }, ACCOUNT, ROLE, false],
    ["all but that role", { NotPrincipal: { AWS: ROLE } }, ACCOUNT, ROLE, false],
    ["all but another role", { NotPrincipal: { AWS: ROLE } }, ACCOUNT, null, true],
    ["everybody of an organization", { Principal: "*" }, ORGANIZATION, null, true],
    ["maybe one of its accounts", { Principal: { AWS: ACCOUNT } }, ORGANIZATION, null, undefined],
    ["not the owner itself", { Principal: { AWS: OWN } }, ORGANIZATION, null, false],
    [
      "denying one account, not the others",
      { Effect: "Deny", Principal: { AWS: ACCOUNT } },
      ORGANIZATION,
      null,
      false,
    ],
    [
      "denying all but one account, maybe them",
      { Effect: "Deny", NotPrincipal: { AWS: ACCOUNT } },
      ORGANIZATION,
      null,
      undefined,
    ],
  ])("%s", (_, statement, id, principal, expected) => {
    const caller = { receiver: receiverOf(id), principal };
    expect(reaches(statementOf(statement), caller, OWN)).toBe(expected);
  });
});

describe("conditions on the place in the organization", () => {
  const settle = (id: string, operator: string, path: string) => {
    const Condition = { [operator]: { "aws:PrincipalOrgPaths": path } };
    const caller = { receiver: receiverOf(id), principal: null };
    const placed = inOrganization(statementOf({ Principal: "*", Condition }), caller);
    return placed === null ? false : placed.conditions.length === 0 || undefined;
  };
  test.each<[string, string, string, boolean | undefined]>([
    [ORGANIZATION, "ForAnyValue:StringLike", "o-a1b2c3d4e5/*", true],
    [ORGANIZATION, "ForAnyValue:StringLike", "o-b1b2c3d4e5/*", false],
    [ORGANIZATION, "ForAnyValue:StringLike", "o-a1b2c3d4e5/r-ab12/ou-ab12-33333333/*", undefined],
    [ORGANIZATION, "ForAllValues:StringNotLike", "o-a1b2c3d4e5/*", false],
    [UNIT, "ForAnyValue:StringLike", "o-a1b2c3d4e5/*", true],
    [UNIT, "ForAnyValue:StringLike", "o-a1b2c3d4e5/r-ab12/ou-ab12-33333333/*", true],
    [UNIT, "ForAnyValue:StringEquals", "o-a1b2c3d4e5/r-ab12/ou-ab12-33333333/", true],
    [UNIT, "ForAnyValue:StringLike", "o-a1b2c3d4e5/r-ab12/*", undefined],
    [UNIT, "ForAnyValue:StringLike", "o-a1b2c3d4e5/r-ab12/ou-ab12-44444444/", false],
    [UNIT, "ForAnyValue:StringLike", "${aws:ResourceOrgID}/*", undefined],
    [UNIT, "StringNotLike", "o-b1b2c3d4e5/*", true],
    // An account tells nothing of its organization.
    [ACCOUNT, "ForAnyValue:StringLike", "o-a1b2c3d4e5/*", undefined],
  ])("%s %s %s", (id, operator, path, expected) => {
    expect(settle(id, operator, path)).toBe(expected);
  });
});
