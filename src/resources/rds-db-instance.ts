import { z } from "zod";
import { certificateFields, databaseFields, networkFields, supportFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const RdsDbInstance = defineResource({
  type: "AWS::RDS::DBInstance",
  service: "rds",
  scope: "regional",
  title: "RDS DB instance",
  fields: z.object({
    engine: z
      .string()
      .describe("DescribeDBInstances Engine: postgres, mysql, oracle-ee, aurora-postgresql, …"),
    cluster: z
      .string()
      .nullable()
      .describe("DBClusterIdentifier: the cluster that it is a member of; null without one"),
    replicaOf: z
      .string()
      .nullable()
      .describe(
        "ReadReplicaSourceDBInstanceIdentifier or ReadReplicaSourceDBClusterIdentifier: what it is a read replica of; null for others",
      ),
    replicas: z
      .array(z.string())
      .describe(
        "ReadReplicaDBInstanceIdentifiers and ReadReplicaDBClusterIdentifiers: its read replicas",
      ),
    ...databaseFields,
    ...networkFields,
    ...certificateFields,
    ...supportFields,
    parameterGroups: z
      .array(
        z.object({
          name: z.string().describe("DBParameterGroupName"),
          status: z.string().describe("ParameterApplyStatus: in-sync, applying, or pending-reboot"),
        }),
      )
      .describe("DBParameterGroups"),
    optionGroups: z
      .array(z.string())
      .describe("OptionGroupMemberships[].OptionGroupName: its option groups"),
    multiTenant: z
      .boolean()
      .describe("MultiTenant: Oracle in the multi-tenant configuration, with tenant databases"),
    iamAuthentication: z
      .boolean()
      .describe("IAMDatabaseAuthenticationEnabled: users of IAM can log in without a password"),
    autoMinorVersionUpgrade: z
      .boolean()
      .describe("AutoMinorVersionUpgrade: AWS installs minor versions in the maintenance window"),
  }),
  example: {
    type: "AWS::RDS::DBInstance",
    arn: "arn:aws:rds:us-east-1:123456789012:db:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    engine: "postgres",
    engineVersion: "16.4",
    cluster: null,
    replicaOf: null,
    replicas: [],
    storageEncryption: "sse-kms",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    deletionProtection: true,
    backupRetentionDays: 14,
    logExports: ["postgresql"],
    masterSecretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-orders-a1b2c3",
    multiAz: true,
    publiclyAccessible: false,
    port: 5432,
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    caCertificate: "rds-ca-rsa2048-g1",
    certificateValidTill: "2027-05-01T00:00:00.000Z",
    standardSupportEndsAt: "2029-02-28T00:00:00.000Z",
    parameterGroups: [{ name: "orders", status: "in-sync" }],
    optionGroups: ["default:postgres-16"],
    multiTenant: false,
    iamAuthentication: true,
    autoMinorVersionUpgrade: true,
  },
});
