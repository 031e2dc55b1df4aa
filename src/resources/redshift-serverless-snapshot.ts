import { z } from "zod";
import { defineResource } from "./define.ts";

export const RedshiftServerlessSnapshot = defineResource({
  type: "AWS::RedshiftServerless::Snapshot",
  service: "redshift-serverless",
  scope: "regional",
  title: "Redshift Serverless snapshot",
  fields: z.object({
    namespace: z.string().describe("ListSnapshots namespaceName"),
    createdAt: z.string().describe("ListSnapshots snapshotCreateTime, ISO 8601"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("ListSnapshots kmsKeyId; null under the key that AWS owns (AWS_OWNED_KMS_KEY)"),
    sharedWith: z
      .array(z.string())
      .describe(
        "ListSnapshots accountsWithRestoreAccess and accountsWithProvisionedRestoreAccess, without the own account",
      ),
  }),
  example: {
    type: "AWS::RedshiftServerless::Snapshot",
    arn: "arn:aws:redshift-serverless:us-east-1:123456789012:snapshot/11111111-2222-3333-4444-555555555555",
    id: "orders-before-migration",
    name: "orders-before-migration",
    account: "123456789012",
    region: "us-east-1",
    namespace: "orders",
    createdAt: "2026-05-01T00:00:00.000Z",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    sharedWith: [],
  },
});
