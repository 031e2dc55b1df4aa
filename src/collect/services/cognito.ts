import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { CognitoUserPool } from "../../resources/cognito-user-pool.ts";
import { call, defineCollector } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  ListUserPools: call(
    ListUserPoolsCommand,
    "cognito-idp:ListUserPools",
    { type: CognitoUserPool },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeUserPool: call(
    DescribeUserPoolCommand,
    "cognito-idp:DescribeUserPool",
    {
      type: CognitoUserPool,
      fields: [
        "mfa",
        "passwordPolicy",
        "featurePlan",
        "threatProtection",
        "openSignUp",
        "deletionProtection",
        "kmsKeyArn",
        "senderKmsKeyArn",
      ],
    },
    {
      // The external id keeps others from sending messages at the account's cost; the texts are anybody's.
      secrets: [
        "**.ExternalId",
        "**.SMSMessage",
        "**.EmailMessage",
        "**.EmailMessageByLink",
        "**.EmailSubject",
        "**.EmailSubjectByLink",
        "**.SmsVerificationMessage",
        "**.SmsAuthenticationMessage",
        "**.EmailVerificationMessage",
        "**.EmailVerificationSubject",
      ],
    },
  ),
};

export default defineCollector({
  service: "cognito",
  scope: "regional",
  client: CognitoIdentityProviderClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const pools = context.items("ListUserPools", { MaxResults: 60 }, (output) => output.UserPools);
    yield* context.each(pools, async ({ Id: id = "", Name: name = id, CreationDate: created }) => {
      const arn = `arn:${partition}:cognito-idp:${region}:${account}:userpool/${id}`;
      const pool = (await context.read("DescribeUserPool", { UserPoolId: id }, arn))?.UserPool;
      return context.resource(CognitoUserPool, {
        arn,
        id,
        name,
        tags: pool?.UserPoolTags,
        createdAt: iso(created) ?? undefined,
        ...(pool && settings(pool)),
      });
    });
  },
});

function settings(pool: UserPoolType) {
  return {
    mfa: pool.MfaConfiguration ?? "OFF",
    passwordPolicy: passwordPolicy(pool),
    featurePlan: pool.UserPoolTier ?? null,
    threatProtection: pool.UserPoolAddOns?.AdvancedSecurityMode ?? "OFF",
    openSignUp: pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true,
    deletionProtection: pool.DeletionProtection === "ACTIVE",
    kmsKeyArn: pool.KeyConfiguration?.KmsKeyArn ?? null,
    senderKmsKeyArn: pool.LambdaConfig?.KMSKeyID ?? null,
  };
}

function passwordPolicy({ Policies, AdminCreateUserConfig: admin }: UserPoolType) {
  const policy = Policies?.PasswordPolicy;
  if (policy === undefined) return null;
  return {
    minimumLength: policy.MinimumLength ?? 8,
    uppercase: policy.RequireUppercase ?? false,
    lowercase: policy.RequireLowercase ?? false,
    numbers: policy.RequireNumbers ?? false,
    symbols: policy.RequireSymbols ?? false,
    // Pools of old have the number of days where invitations are configured.
    temporaryDays: policy.TemporaryPasswordValidityDays ?? admin?.UnusedAccountValidityDays ?? 7,
  };
}
