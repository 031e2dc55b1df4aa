import { z } from "zod";
import { defineResource } from "./define.ts";

/** A customer managed policy; AWS managed policies are known by their ARNs and are not read. */
export const IamManagedPolicy = defineResource({
  type: "AWS::IAM::ManagedPolicy",
  service: "iam",
  scope: "global",
  title: "IAM customer managed policy",
  fields: z.object({
    path: z.string().describe("GetAccountAuthorizationDetails Policies[].Path"),
    attachmentCount: z
      .number()
      .describe("Policies[].AttachmentCount: users, groups and roles that it is attached to"),
    boundaryCount: z
      .number()
      .describe(
        "Policies[].PermissionsBoundaryUsageCount: users and roles that it is the boundary of",
      ),
    document: z
      .string()
      .describe("Document of the Policies[].PolicyVersionList[] with IsDefaultVersion: JSON text"),
    otherVersions: z
      .array(
        z.object({
          id: z.string().describe("VersionId"),
          document: z.string().describe("Document: JSON text"),
        }),
      )
      .describe("The versions of PolicyVersionList that are not in force, of which IAM keeps four"),
  }),
  example: {
    type: "AWS::IAM::ManagedPolicy",
    arn: "arn:aws:iam::123456789012:policy/orders-read",
    id: "orders-read",
    name: "orders-read",
    account: "123456789012",
    region: "global",
    path: "/",
    attachmentCount: 2,
    boundaryCount: 0,
    document:
      '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:us-east-1:123456789012:table/orders"}]}',
    otherVersions: [],
  },
});
