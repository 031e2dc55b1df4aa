import { z } from "zod";
import { defineResource } from "./define.ts";

/** What the passwords of IAM users must be like; every account has these rules, set by its owner or by AWS. */
export const IamAccountPasswordPolicy = defineResource({
  type: "AWS::IAM::AccountPasswordPolicy",
  service: "iam",
  scope: "global",
  title: "IAM password policy",
  fields: z.object({
    custom: z
      .boolean()
      .describe("GetAccountPasswordPolicy answers; false: the default of AWS is in force"),
    minimumLength: z
      .number()
      .describe("PasswordPolicy.MinimumPasswordLength; the default of AWS is 8"),
    requireUppercase: z.boolean().describe("PasswordPolicy.RequireUppercaseCharacters"),
    requireLowercase: z.boolean().describe("PasswordPolicy.RequireLowercaseCharacters"),
    requireNumbers: z.boolean().describe("PasswordPolicy.RequireNumbers"),
    requireSymbols: z.boolean().describe("PasswordPolicy.RequireSymbols"),
    reusePrevention: z
      .number()
      .nullable()
      .describe("PasswordPolicy.PasswordReusePrevention; null: old passwords may be used again"),
  }),
  example: {
    type: "AWS::IAM::AccountPasswordPolicy",
    arn: "arn:aws:iam::123456789012:account-password-policy",
    id: "account-password-policy",
    name: "password policy",
    account: "123456789012",
    region: "global",
    custom: true,
    minimumLength: 14,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: true,
    reusePrevention: 24,
  },
});
