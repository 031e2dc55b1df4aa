import { z } from "zod";
import { defineResource } from "./define.ts";

const Replica = z.object({
  region: z.string().describe("RegionName"),
  arn: z
    .string()
    .describe("ReplicaArn, or the ARN of the table of that name in the account and the Region"),
  status: z.string().describe("ReplicaStatus: ACTIVE, CREATING, REGION_DISABLED, …"),
});

export const DynamoDbTable = defineResource({
  type: "AWS::DynamoDB::Table",
  service: "dynamodb",
  scope: "regional",
  title: "DynamoDB table",
  fields: z.object({
    status: z
      .string()
      .describe("DescribeTable TableStatus: ACTIVE, INACCESSIBLE_ENCRYPTION_CREDENTIALS, …"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("SSEDescription.KMSMasterKeyArn; null: a key that DynamoDB owns"),
    keyInaccessibleSince: z
      .string()
      .nullable()
      .describe(
        "SSEDescription.InaccessibleEncryptionDateTime, ISO 8601; null while DynamoDB can use the key",
      ),
    deletionProtection: z.boolean().describe("DeletionProtectionEnabled"),
    replicas: z
      .array(Replica)
      .describe("Replicas in other Regions; empty unless it is part of a global table"),
    pointInTimeRecovery: z
      .boolean()
      .describe("DescribeContinuousBackups PointInTimeRecoveryStatus is ENABLED"),
    recoveryPeriodDays: z
      .number()
      .nullable()
      .describe("RecoveryPeriodInDays of point-in-time recovery; null while it is off"),
    policy: z.string().nullable().describe("GetResourcePolicy of the table: JSON text; null: none"),
    streamPolicy: z
      .string()
      .nullable()
      .describe("GetResourcePolicy of LatestStreamArn: JSON text; null: none, or no stream is on"),
  }),
  example: {
    type: "AWS::DynamoDB::Table",
    arn: "arn:aws:dynamodb:us-east-1:123456789012:table/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    status: "ACTIVE",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    keyInaccessibleSince: null,
    deletionProtection: true,
    replicas: [],
    pointInTimeRecovery: true,
    recoveryPeriodDays: 35,
    policy: null,
    streamPolicy: null,
  },
});
