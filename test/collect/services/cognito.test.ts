import { expect, test } from "vitest";
import { createJudge } from "../../../src/collect/judge.ts";
import { redactBody } from "../../../src/collect/redact.ts";
import { COLLECTORS } from "../../../src/collect/registry.ts";
import { madeUp } from "../../secrets/made-up.ts";
import { collectWith } from "../../support/collect-with.ts";

const DENIED = { status: 400, body: { __type: "AccessDeniedException", message: "no" } };
const pool = (UserPool: object) => ({ body: { UserPool } });
const listed = (Id: string) => ({ Id, Name: "customers", CreationDate: 1_767_225_600 });

test("reads every page; what a pool does not say is what Cognito does by itself", async () => {
  const { resources, gaps } = await collectWith("cognito", {
    ListUserPools: ({ NextToken }) => ({
      body:
        NextToken === undefined
          ? { UserPools: [listed("us-east-1_A")], NextToken: "2" }
          : { UserPools: [listed("us-east-1_B")] },
    }),
    DescribeUserPool: () => pool({ Name: "customers" }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toHaveLength(2);
  expect(resources[1]).toMatchObject({
    arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_B",
    createdAt: "2026-01-01T00:00:00.000Z",
    mfa: "OFF",
    passwordPolicy: null,
    featurePlan: null,
    threatProtection: "OFF",
    openSignUp: true,
    deletionProtection: false,
    kmsKeyArn: null,
    senderKmsKeyArn: null,
  });
});

test("tells the settings of a pool", async () => {
  const { resources } = await collectWith("cognito", {
    ListUserPools: () => ({ body: { UserPools: [listed("us-east-1_A")] } }),
    DescribeUserPool: () =>
      pool({
        MfaConfiguration: "OPTIONAL",
        Policies: { PasswordPolicy: { RequireSymbols: true } },
        UserPoolTier: "PLUS",
        UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" },
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        DeletionProtection: "ACTIVE",
        KeyConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: "arn:key" },
        LambdaConfig: { KMSKeyID: "arn:sender-key" },
        UserPoolTags: { team: "shop" },
      }),
  });
  expect(resources).toMatchObject([
    {
      tags: { team: "shop" },
      mfa: "OPTIONAL",
      passwordPolicy: { minimumLength: 8, symbols: true, numbers: false, temporaryDays: 7 },
      featurePlan: "PLUS",
      threatProtection: "AUDIT",
      openSignUp: false,
      deletionProtection: true,
      kmsKeyArn: "arn:key",
      senderKmsKeyArn: "arn:sender-key",
    },
  ]);
});

test("a pool of old has the days of temporary passwords where invitations are", async () => {
  const { resources } = await collectWith("cognito", {
    ListUserPools: () => ({ body: { UserPools: [listed("us-east-1_A")] } }),
    DescribeUserPool: () =>
      pool({
        Policies: { PasswordPolicy: { MinimumLength: 8 } },
        AdminCreateUserConfig: { UnusedAccountValidityDays: 90 },
      }),
  });
  expect(resources).toMatchObject([{ passwordPolicy: { temporaryDays: 90 } }]);
});

test("a pool that may not be described is there, its settings unread", async () => {
  const { resources, gaps } = await collectWith("cognito", {
    ListUserPools: () => ({ body: { UserPools: [listed("us-east-1_A")] } }),
    DescribeUserPool: () => DENIED,
  });
  expect(Object.keys(resources[0] ?? {}).sort()).toEqual(
    ["account", "arn", "createdAt", "id", "name", "region", "type"].sort(),
  );
  expect(new Set(gaps.map(({ arn }) => arn))).toEqual(new Set([resources[0]?.arn]));
  expect(gaps.map(({ field }) => field)).toContain("openSignUp");
});

test("a recording keeps neither texts to users nor the external id", async () => {
  const values = [1, 2, 3, 4].map((seed) => madeUp("base62", 16, 920 + seed));
  const [id, invitation, subject, sms] = values;
  const body = JSON.stringify({
    UserPool: {
      SmsConfiguration: { ExternalId: id },
      AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage: invitation } },
      VerificationMessageTemplate: { EmailSubject: subject },
      SmsAuthenticationMessage: sms,
    },
  });
  const collector = (await COLLECTORS["cognito"]?.())?.default;
  const secrets = collector?.calls["DescribeUserPool"]?.secrets ?? [];
  const text = (await redactBody(body, secrets, createJudge(new Uint8Array(32)))) ?? body;
  expect(values.filter((value) => text.includes(value))).toEqual([]);
});
