import { z } from "zod";
import { defineResource } from "./define.ts";

const ClusterParameterGroup = z.object({
  name: z.string().describe("ClusterParameterGroups[].ParameterGroupName"),
  status: z
    .string()
    .describe("ClusterParameterGroups[].ParameterApplyStatus: in-sync, pending-reboot, …"),
  pending: z
    .array(z.string())
    .describe(
      "ClusterParameterStatusList[].ParameterName of parameters whose value is not in effect",
    ),
});

const AuditLogging = z.object({
  destinations: z
    .array(z.string())
    .describe(
      "LogDestinationType, at commas: s3, also where AWS names none, cloudwatch, s3table; sorted; empty while logging is off",
    ),
  exports: z
    .array(z.string())
    .describe(
      "LogExports without the system tables: connectionlog, userlog, useractivitylog; empty: all of them, to S3",
    ),
  tables: z
    .array(z.string())
    .describe('S3Tables.S3Tables, in lower case; ["*"] when S3Tables.EnabledAll'),
});

export const RedshiftCluster = defineResource({
  type: "AWS::Redshift::Cluster",
  service: "redshift",
  scope: "regional",
  title: "Redshift cluster",
  fields: z.object({
    encrypted: z.boolean().describe("DescribeClusters Encrypted"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("DescribeClusters KmsKeyId; null without encryption or under a key of AWS"),
    publiclyAccessible: z.boolean().describe("DescribeClusters PubliclyAccessible"),
    port: z.number().describe("DescribeClusters Endpoint.Port; 5439 until there is an endpoint"),
    securityGroups: z
      .array(z.string())
      .describe("DescribeClusters VpcSecurityGroups[].VpcSecurityGroupId"),
    enhancedVpcRouting: z.boolean().describe("DescribeClusters EnhancedVpcRouting"),
    snapshotRetentionDays: z
      .number()
      .describe("DescribeClusters AutomatedSnapshotRetentionPeriod; 0: no automated snapshots"),
    adminPasswordSecret: z
      .string()
      .nullable()
      .describe(
        "DescribeClusters MasterPasswordSecretArn; null when Redshift does not manage the password",
      ),
    parameterGroups: z
      .array(ClusterParameterGroup)
      .describe("DescribeClusters ClusterParameterGroups"),
    auditLogging: AuditLogging.describe("DescribeLoggingStatus"),
  }),
  example: {
    type: "AWS::Redshift::Cluster",
    arn: "arn:aws:redshift:us-east-1:123456789012:cluster:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    encrypted: true,
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    publiclyAccessible: false,
    port: 5439,
    securityGroups: ["sg-0123456789abcdef0"],
    enhancedVpcRouting: true,
    snapshotRetentionDays: 7,
    adminPasswordSecret:
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:redshift!orders-admin-AbCdEf",
    parameterGroups: [{ name: "orders", status: "in-sync", pending: [] }],
    auditLogging: { destinations: ["s3"], exports: [], tables: [] },
  },
});
