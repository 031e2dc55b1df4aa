import { expect, test } from "vitest";
import { createJudge } from "../../../src/collect/judge.ts";
import { redactBody } from "../../../src/collect/redact.ts";
import { COLLECTORS } from "../../../src/collect/registry.ts";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const DENIED = { status: 400, body: { __type: "AccessDeniedException", message: "no" } };
const ID = "us-east-1:11111111-2222-3333-4444-555555555555";

const collect = (answers: Readonly<Record<string, Answer>>) =>
  collectWith("cognito-identity", {
    ListIdentityPools: () => ({
      body: { IdentityPools: [{ IdentityPoolId: ID, IdentityPoolName: "shop" }] },
    }),
    DescribeIdentityPool: () => ({
      body: { IdentityPoolId: ID, AllowUnauthenticatedIdentities: true },
    }),
    GetIdentityPoolRoles: () => ({ body: { IdentityPoolId: ID } }),
    ...answers,
  });

test("a pool without roles gives guests none, and the classic flow is off unless it is on", async () => {
  const { resources, gaps } = await collect({});
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: `arn:aws:cognito-identity:us-east-1:123456789012:identitypool/${ID}`,
      name: "shop",
      unauthenticatedAllowed: true,
      classicFlowAllowed: false,
      guestRoleArn: null,
    },
  ]);
});

test("only the role of guests is kept, and of the login providers nothing", async () => {
  const secret = madeUp("base62", 32, 919);
  const { resources } = await collect({
    DescribeIdentityPool: () => ({
      body: {
        AllowUnauthenticatedIdentities: false,
        AllowClassicFlow: true,
        SupportedLoginProviders: { "api.twitter.com": `key;${secret}` },
      },
    }),
    GetIdentityPoolRoles: () => ({
      body: { Roles: { authenticated: "arn:users", unauthenticated: "arn:guests" } },
    }),
  });
  expect(resources).toMatchObject([{ classicFlowAllowed: true, guestRoleArn: "arn:guests" }]);
  expect(JSON.stringify(resources)).not.toContain(secret);
});

test("each half of a pool that is denied is unread alone", async () => {
  const described = await collect({ GetIdentityPoolRoles: () => DENIED });
  expect(described.resources[0]).toMatchObject({ unauthenticatedAllowed: true });
  expect(described.resources[0]).not.toHaveProperty("guestRoleArn");
  expect(described.gaps.map(({ field }) => field)).toEqual(["guestRoleArn"]);
  const roles = await collect({ DescribeIdentityPool: () => DENIED });
  expect(roles.resources[0]).toMatchObject({ guestRoleArn: null });
  expect(roles.gaps.map(({ field }) => field)).toEqual([
    "unauthenticatedAllowed",
    "classicFlowAllowed",
  ]);
});

test("a recording does not keep the consumer secret of Twitter", async () => {
  const secret = madeUp("base62", 32, 918);
  const body = JSON.stringify({ SupportedLoginProviders: { "api.twitter.com": `key;${secret}` } });
  const collector = (await COLLECTORS["cognito-identity"]?.())?.default;
  const secrets = collector?.calls["DescribeIdentityPool"]?.secrets ?? [];
  expect(await redactBody(body, secrets, createJudge(new Uint8Array(32)))).not.toContain(secret);
});
