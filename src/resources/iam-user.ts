import { z } from "zod";
import { defineResource } from "./define.ts";
import { AccessKey } from "./iam-access-key.ts";
import { InlinePolicy } from "./iam-inline-policy.ts";

export const IamUser = defineResource({
  type: "AWS::IAM::User",
  service: "iam",
  scope: "global",
  title: "IAM user",
  fields: z.object({
    path: z.string().describe("GetAccountAuthorizationDetails UserDetailList[].Path"),
    createdAt: z.string().describe("UserDetailList[].CreateDate, ISO 8601"),
    groups: z.array(z.string()).describe("UserDetailList[].GroupList: names"),
    attachedPolicies: z
      .array(z.string())
      .describe("UserDetailList[].AttachedManagedPolicies[].PolicyArn"),
    inlinePolicies: z.array(InlinePolicy).describe("UserDetailList[].UserPolicyList"),
    permissionsBoundary: z
      .string()
      .nullable()
      .describe("UserDetailList[].PermissionsBoundary.PermissionsBoundaryArn; null: none"),
    passwordEnabled: z
      .boolean()
      .describe("Credential report password_enabled: the user may sign in to the console"),
    passwordLastUsedAt: z
      .string()
      .nullable()
      .describe("password_last_used, ISO 8601; null when no use is recorded"),
    passwordLastChangedAt: z
      .string()
      .nullable()
      .describe("password_last_changed, ISO 8601; null without a password"),
    mfaActive: z.boolean().describe("mfa_active: an MFA device of any kind is enabled"),
    accessKeys: z
      .array(AccessKey)
      .describe("The access keys of the credential report; deactivated ones may be left out"),
    reportedAt: z
      .string()
      .describe("GetCredentialReport GeneratedTime, ISO 8601: up to four hours before the scan"),
  }),
  example: {
    type: "AWS::IAM::User",
    arn: "arn:aws:iam::123456789012:user/alice",
    id: "alice",
    name: "alice",
    account: "123456789012",
    region: "global",
    path: "/",
    createdAt: "2026-01-15T00:00:00.000Z",
    groups: ["developers"],
    attachedPolicies: [],
    inlinePolicies: [],
    permissionsBoundary: null,
    passwordEnabled: true,
    passwordLastUsedAt: "2026-05-30T00:00:00.000Z",
    passwordLastChangedAt: "2026-01-15T01:00:00.000Z",
    mfaActive: true,
    accessKeys: [],
    reportedAt: "2026-05-31T23:00:00.000Z",
  },
});
