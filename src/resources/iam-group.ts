import { z } from "zod";
import { defineResource } from "./define.ts";
import { InlinePolicy } from "./iam-inline-policy.ts";

export const IamGroup = defineResource({
  type: "AWS::IAM::Group",
  service: "iam",
  scope: "global",
  title: "IAM group",
  fields: z.object({
    path: z.string().describe("GetAccountAuthorizationDetails GroupDetailList[].Path"),
    createdAt: z.string().describe("GroupDetailList[].CreateDate, ISO 8601"),
    attachedPolicies: z
      .array(z.string())
      .describe("GroupDetailList[].AttachedManagedPolicies[].PolicyArn"),
    inlinePolicies: z.array(InlinePolicy).describe("GroupDetailList[].GroupPolicyList"),
  }),
  example: {
    type: "AWS::IAM::Group",
    arn: "arn:aws:iam::123456789012:group/developers",
    id: "developers",
    name: "developers",
    account: "123456789012",
    region: "global",
    path: "/",
    createdAt: "2026-01-15T00:00:00.000Z",
    attachedPolicies: ["arn:aws:iam::123456789012:policy/orders-read"],
    inlinePolicies: [],
  },
});
