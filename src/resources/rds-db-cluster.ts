import { z } from "zod";
import { clusterFields, databaseFields, supportFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const RdsDbCluster = defineResource({
  type: "AWS::RDS::DBCluster",
  service: "rds",
  scope: "regional",
  title: "RDS DB cluster",
  fields: z.object({
    engine: z
      .string()
      .describe(
        "DescribeDBClusters Engine: aurora-postgresql, aurora-mysql; mysql and postgres for Multi-AZ DB clusters",
      ),
    engineMode: z.string().describe("EngineMode: provisioned, serverless (version 1 of it), …"),
    replicas: z.array(z.string()).describe("ReadReplicaIdentifiers: its replicas"),
    ...databaseFields,
    ...clusterFields,
    ...supportFields,
    iamAuthentication: z
      .boolean()
      .describe("IAMDatabaseAuthenticationEnabled: users of IAM can log in without a password"),
    autoMinorVersionUpgrade: z
      .boolean()
      .nullable()
      .describe(
        "AutoMinorVersionUpgrade of Multi-AZ DB clusters; null for Aurora, whose instances decide by themselves",
      ),
  }),
  example: {
    type: "AWS::RDS::DBCluster",
    arn: "arn:aws:rds:us-east-1:123456789012:cluster:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    engine: "aurora-postgresql",
    engineMode: "provisioned",
    engineVersion: "16.4",
    replicaOf: null,
    replicas: [],
    storageEncryption: "sse-kms",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    deletionProtection: true,
    backupRetentionDays: 14,
    logExports: ["postgresql"],
    masterSecretArn:
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-orders-a1b2c3",
    multiAz: true,
    instances: ["orders-1", "orders-2"],
    parameterGroup: "orders",
    parameterStatuses: ["in-sync", "in-sync"],
    globalCluster: null,
    standardSupportEndsAt: "2029-02-28T00:00:00.000Z",
    iamAuthentication: true,
    autoMinorVersionUpgrade: null,
  },
});
