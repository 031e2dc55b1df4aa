import { z } from "zod";
import { defineResource } from "./define.ts";

const Replica = z.object({
  region: z.string().describe("ReplicationStatus[].Region"),
  kmsKeyId: z
    .string()
    .nullable()
    .describe("ReplicationStatus[].KmsKeyId: key in that Region; null: aws/secretsmanager"),
  status: z.string().describe("ReplicationStatus[].Status: InSync, InProgress or Failed"),
  message: z.string().describe('ReplicationStatus[].StatusMessage, "" without one'),
});

export const SecretsManagerSecret = defineResource({
  type: "AWS::SecretsManager::Secret",
  service: "secretsmanager",
  scope: "regional",
  title: "Secrets Manager secret",
  fields: z.object({
    kmsKeyId: z
      .string()
      .nullable()
      .describe("ListSecrets SecretList[].KmsKeyId; null: the AWS managed key aws/secretsmanager"),
    owningService: z
      .string()
      .nullable()
      .describe("SecretList[].OwningService: AWS service that manages the secret, for example rds"),
    replica: z
      .boolean()
      .describe("SecretList[].PrimaryRegion names another Region: a copy that follows its primary"),
    createdAt: z.string().describe("SecretList[].CreatedDate, ISO 8601"),
    lastChangedAt: z
      .string()
      .nullable()
      .describe("SecretList[].LastChangedDate: last change of any kind, a rotation included"),
    lastAccessedAt: z
      .string()
      .nullable()
      .describe("SecretList[].LastAccessedDate: day of the last read; null: never read here"),
    rotationEnabled: z.boolean().describe("SecretList[].RotationEnabled"),
    rotationLambdaArn: z
      .string()
      .nullable()
      .describe("SecretList[].RotationLambdaARN; null: none, or AWS rotates it without a function"),
    rotationDays: z
      .number()
      .nullable()
      .describe(
        "Days between rotations: RotationRules.AutomaticallyAfterDays, else its rate(); null: not known yet",
      ),
    lastRotatedAt: z.string().nullable().describe("SecretList[].LastRotatedDate; null: never"),
    nextRotationAt: z
      .string()
      .nullable()
      .describe("SecretList[].NextRotationDate: when the next rotation happens at the latest"),
    replicas: z
      .array(Replica)
      .describe("DescribeSecret ReplicationStatus: copies in other Regions; empty for a replica"),
    policy: z
      .string()
      .nullable()
      .describe("GetResourcePolicy ResourcePolicy: JSON text; null without one"),
  }),
  example: {
    type: "AWS::SecretsManager::Secret",
    arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/database-AbCdEf",
    id: "orders/database",
    name: "orders/database",
    account: "123456789012",
    region: "us-east-1",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    owningService: null,
    replica: false,
    createdAt: "2026-01-01T00:00:00.000Z",
    lastChangedAt: "2026-05-15T00:00:00.000Z",
    lastAccessedAt: "2026-05-31T00:00:00.000Z",
    rotationEnabled: true,
    rotationLambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:rotate-orders",
    rotationDays: 30,
    lastRotatedAt: "2026-05-15T00:00:00.000Z",
    nextRotationAt: "2026-06-14T00:00:00.000Z",
    replicas: [],
    policy: null,
  },
});
