import { z } from "zod";
import { defineResource } from "./define.ts";

export const RedshiftSnapshot = defineResource({
  type: "AWS::Redshift::ClusterSnapshot",
  service: "redshift",
  scope: "regional",
  title: "Redshift manual snapshot",
  fields: z.object({
    cluster: z.string().describe("DescribeClusterSnapshots ClusterIdentifier"),
    status: z
      .string()
      .describe(
        "DescribeClusterSnapshots Status: creating, available, final snapshot, cancelled, failed, deleted",
      ),
    createdAt: z.string().describe("DescribeClusterSnapshots SnapshotCreateTime, ISO 8601"),
    encrypted: z.boolean().describe("DescribeClusterSnapshots Encrypted"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("DescribeClusterSnapshots KmsKeyId; null without encryption or under a key of AWS"),
    sharedWith: z
      .array(z.string())
      .describe(
        "DescribeClusterSnapshots AccountsWithRestoreAccess[].AccountId, without AWS Support",
      ),
  }),
  example: {
    type: "AWS::Redshift::ClusterSnapshot",
    arn: "arn:aws:redshift:us-east-1:123456789012:snapshot:orders/orders-before-migration",
    id: "orders-before-migration",
    name: "orders-before-migration",
    account: "123456789012",
    region: "us-east-1",
    cluster: "orders",
    status: "available",
    createdAt: "2026-05-01T00:00:00.000Z",
    encrypted: true,
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    sharedWith: [],
  },
});
