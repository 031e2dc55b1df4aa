import { z } from "zod";
import { defineResource } from "./define.ts";

export const KinesisStream = defineResource({
  type: "AWS::Kinesis::Stream",
  service: "kinesis",
  scope: "regional",
  title: "Kinesis data stream",
  fields: z.object({
    encryptionType: z
      .string()
      .describe("DescribeStreamSummary EncryptionType: KMS or NONE; NONE when absent"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe(
        "DescribeStreamSummary KeyId: key id, ARN or alias as it was set; null without encryption",
      ),
    policy: z.string().nullable().describe("GetResourcePolicy Policy: JSON text; null: none"),
  }),
  example: {
    type: "AWS::Kinesis::Stream",
    arn: "arn:aws:kinesis:us-east-1:123456789012:stream/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    encryptionType: "KMS",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    policy: null,
  },
});
