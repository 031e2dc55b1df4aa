import { z } from "zod";
import { defineResource } from "./define.ts";

const PasswordPolicy = z.object({
  minimumLength: z.number().describe("MinimumLength; absent: 8, the default of Cognito"),
  uppercase: z.boolean().describe("RequireUppercase; absent: false"),
  lowercase: z.boolean().describe("RequireLowercase; absent: false"),
  numbers: z.boolean().describe("RequireNumbers; absent: false"),
  symbols: z.boolean().describe("RequireSymbols; absent: false"),
  temporaryDays: z
    .number()
    .describe(
      "TemporaryPasswordValidityDays, or of old AdminCreateUserConfig.UnusedAccountValidityDays; absent: 7, the default of Cognito",
    ),
});

export const CognitoUserPool = defineResource({
  type: "AWS::Cognito::UserPool",
  service: "cognito",
  scope: "regional",
  title: "Cognito user pool",
  fields: z.object({
    createdAt: z.string().describe("ListUserPools UserPools[].CreationDate, ISO 8601"),
    mfa: z
      .string()
      .describe("DescribeUserPool UserPool.MfaConfiguration: OFF, OPTIONAL or ON; absent: OFF"),
    passwordPolicy: PasswordPolicy.nullable().describe(
      "DescribeUserPool UserPool.Policies.PasswordPolicy; null: the default of Cognito",
    ),
    featurePlan: z
      .string()
      .nullable()
      .describe("DescribeUserPool UserPool.UserPoolTier: LITE, ESSENTIALS or PLUS; null: not told"),
    threatProtection: z
      .string()
      .describe(
        "DescribeUserPool UserPool.UserPoolAddOns.AdvancedSecurityMode: OFF, AUDIT or ENFORCED; absent: OFF",
      ),
    openSignUp: z
      .boolean()
      .describe(
        "DescribeUserPool: not UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly; absent: anybody may sign up",
      ),
    deletionProtection: z
      .boolean()
      .describe("DescribeUserPool UserPool.DeletionProtection is ACTIVE; absent: INACTIVE"),
    kmsKeyArn: z
      .string()
      .nullable()
      .describe("DescribeUserPool UserPool.KeyConfiguration.KmsKeyArn; null: a key that AWS owns"),
    senderKmsKeyArn: z
      .string()
      .nullable()
      .describe(
        "DescribeUserPool UserPool.LambdaConfig.KMSKeyID: encrypts codes for own senders; null for none",
      ),
  }),
  example: {
    type: "AWS::Cognito::UserPool",
    arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE12",
    id: "us-east-1_EXAMPLE12",
    name: "customers",
    account: "123456789012",
    region: "us-east-1",
    createdAt: "2026-01-15T00:00:00.000Z",
    mfa: "ON",
    passwordPolicy: {
      minimumLength: 12,
      uppercase: true,
      lowercase: true,
      numbers: true,
      symbols: true,
      temporaryDays: 7,
    },
    featurePlan: "PLUS",
    threatProtection: "ENFORCED",
    openSignUp: false,
    deletionProtection: true,
    kmsKeyArn: null,
    senderKmsKeyArn: null,
  },
});
