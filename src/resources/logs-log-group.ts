import { z } from "zod";
import { defineResource } from "./define.ts";

export const LogsLogGroup = defineResource({
  type: "AWS::Logs::LogGroup",
  service: "logs",
  scope: "regional",
  title: "CloudWatch Logs log group",
  fields: z.object({
    logGroupClass: z
      .string()
      .describe(
        "DescribeLogGroups logGroups[].logGroupClass: STANDARD, INFREQUENT_ACCESS, ESSENTIALS or DELIVERY; " +
          "STANDARD where AWS says nothing",
      ),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("logGroups[].kmsKeyId: ARN of a customer managed key; null: a key of AWS"),
    retentionDays: z
      .number()
      .nullable()
      .describe(
        "logGroups[].retentionInDays, of an account-level retention policy where one applies; null: for ever",
      ),
    dataProtection: z
      .string()
      .nullable()
      .describe(
        "logGroups[].dataProtectionStatus of its own policy: ACTIVATED, DELETED, ARCHIVED or DISABLED; null: " +
          "it never had one",
      ),
    inheritedProperties: z
      .array(z.string())
      .describe(
        "logGroups[].inheritedProperties: ACCOUNT_DATA_PROTECTION under an account-level data protection policy",
      ),
    storedBytes: z.number().describe("logGroups[].storedBytes"),
  }),
  example: {
    type: "AWS::Logs::LogGroup",
    arn: "arn:aws:logs:us-east-1:123456789012:log-group:/orders/api",
    id: "/orders/api",
    name: "/orders/api",
    account: "123456789012",
    region: "us-east-1",
    logGroupClass: "STANDARD",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    retentionDays: 365,
    dataProtection: "ACTIVATED",
    inheritedProperties: [],
    storedBytes: 1048576,
  },
});
