import { z } from "zod";
import { defineResource } from "./define.ts";
import { InlinePolicy } from "./iam-inline-policy.ts";

export const IamRole = defineResource({
  type: "AWS::IAM::Role",
  service: "iam",
  scope: "global",
  title: "IAM role",
  fields: z.object({
    path: z
      .string()
      .describe(
        "GetAccountAuthorizationDetails RoleDetailList[].Path; /aws-service-role/… belongs to AWS",
      ),
    createdAt: z.string().describe("RoleDetailList[].CreateDate, ISO 8601"),
    trustPolicy: z.string().describe("RoleDetailList[].AssumeRolePolicyDocument: JSON text"),
    attachedPolicies: z
      .array(z.string())
      .describe("RoleDetailList[].AttachedManagedPolicies[].PolicyArn"),
    inlinePolicies: z.array(InlinePolicy).describe("RoleDetailList[].RolePolicyList"),
    permissionsBoundary: z
      .string()
      .nullable()
      .describe("RoleDetailList[].PermissionsBoundary.PermissionsBoundaryArn; null: none"),
    instanceProfiles: z.array(z.string()).describe("RoleDetailList[].InstanceProfileList[].Arn"),
    lastUsedAt: z
      .string()
      .nullable()
      .describe("RoleDetailList[].RoleLastUsed.LastUsedDate; null: not in the last 400 days"),
  }),
  example: {
    type: "AWS::IAM::Role",
    arn: "arn:aws:iam::123456789012:role/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "global",
    path: "/",
    createdAt: "2026-01-15T00:00:00.000Z",
    trustPolicy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
    attachedPolicies: ["arn:aws:iam::123456789012:policy/orders-read"],
    inlinePolicies: [],
    permissionsBoundary: null,
    instanceProfiles: [],
    lastUsedAt: "2026-05-30T00:00:00.000Z",
  },
});
