import { z } from "zod";
import { databaseFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const RdsGlobalCluster = defineResource({
  type: "AWS::RDS::GlobalCluster",
  service: "rds",
  // Told once: in the Region of its primary cluster.
  scope: "regional",
  title: "Aurora global database",
  fields: z.object({
    engine: z.string().describe("DescribeGlobalClusters Engine"),
    storageEncryption: databaseFields.storageEncryption,
    members: z
      .array(z.string())
      .describe("GlobalClusterMembers[].DBClusterArn: ARNs of its clusters, in all Regions"),
  }),
  example: {
    type: "AWS::RDS::GlobalCluster",
    arn: "arn:aws:rds::123456789012:global-cluster:orders-world",
    id: "orders-world",
    name: "orders-world",
    account: "123456789012",
    region: "us-east-1",
    engine: "aurora-postgresql",
    storageEncryption: "sse-kms",
    members: [
      "arn:aws:rds:us-east-1:123456789012:cluster:orders",
      "arn:aws:rds:eu-west-1:123456789012:cluster:orders-copy",
    ],
  },
});
