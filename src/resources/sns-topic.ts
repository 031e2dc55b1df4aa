import { z } from "zod";
import { defineResource } from "./define.ts";

export const SnsTopic = defineResource({
  type: "AWS::SNS::Topic",
  service: "sns",
  scope: "regional",
  title: "SNS topic",
  fields: z.object({
    kmsKeyId: z
      .string()
      .nullable()
      .describe(
        "GetTopicAttributes KmsMasterKeyId: key id, ARN or alias as it was set; null without encryption by KMS",
      ),
    policy: z.string().nullable().describe("GetTopicAttributes Policy: JSON text; null: none"),
    confirmedSubscriptions: z
      .number()
      .describe("GetTopicAttributes SubscriptionsConfirmed, those of other accounts included"),
  }),
  example: {
    type: "AWS::SNS::Topic",
    arn: "arn:aws:sns:us-east-1:123456789012:security-alerts",
    id: "security-alerts",
    name: "security-alerts",
    account: "123456789012",
    region: "us-east-1",
    kmsKeyId: "11111111-2222-3333-4444-555555555555",
    policy:
      '{"Version":"2012-10-17","Statement":[{"Sid":"Events","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:123456789012:security-alerts"}]}',
    confirmedSubscriptions: 1,
  },
});
