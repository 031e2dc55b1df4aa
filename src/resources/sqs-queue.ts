import { z } from "zod";
import { defineResource } from "./define.ts";

export const SqsQueue = defineResource({
  type: "AWS::SQS::Queue",
  service: "sqs",
  scope: "regional",
  title: "SQS queue",
  fields: z.object({
    kmsKeyId: z
      .string()
      .nullable()
      .describe(
        "GetQueueAttributes KmsMasterKeyId: key id, ARN or alias as it was set; null without encryption by KMS",
      ),
    managedEncryption: z
      .boolean()
      .describe("GetQueueAttributes SqsManagedSseEnabled: SQS encrypts with keys of its own"),
    policy: z.string().nullable().describe("GetQueueAttributes Policy: JSON text; null: none"),
  }),
  example: {
    type: "AWS::SQS::Queue",
    arn: "arn:aws:sqs:us-east-1:123456789012:orders",
    id: "https://sqs.us-east-1.amazonaws.com/123456789012/orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    kmsKeyId: null,
    managedEncryption: true,
    policy: null,
  },
});
