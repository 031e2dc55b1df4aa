import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

const Destination = z.object({
  kind: z
    .string()
    .describe("Destinations[]: ExtendedS3, Redshift, Splunk, HttpEndpoint, Snowflake, …"),
  secret: z
    .string()
    .nullable()
    .describe(
      "SecretsManagerConfiguration.SecretARN; null: credentials, if there are any, lie in the stream",
    ),
});

export const FirehoseDeliveryStream = defineResource({
  type: "AWS::KinesisFirehose::DeliveryStream",
  service: "firehose",
  scope: "regional",
  title: "Firehose stream",
  fields: z.object({
    source: z
      .string()
      .describe(
        "DescribeDeliveryStream DeliveryStreamType: DirectPut, KinesisStreamAsSource, MSKAsSource, DatabaseAsSource",
      ),
    encryption: z
      .string()
      .describe(
        "DescribeDeliveryStream DeliveryStreamEncryptionConfiguration.Status: ENABLED, DISABLED, …; DISABLED when absent",
      ),
    kmsKeyId: z
      .string()
      .nullable()
      .describe(
        "DescribeDeliveryStream DeliveryStreamEncryptionConfiguration.KeyARN; null without encryption or under a key of AWS",
      ),
    destinations: z.array(Destination).describe("DescribeDeliveryStream Destinations"),
    settings: z
      .array(JudgedVariable)
      .describe(
        "DescribeDeliveryStream: addresses, parameters of HTTP endpoints and options of COPY, judged",
      ),
  }),
  example: {
    type: "AWS::KinesisFirehose::DeliveryStream",
    arn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    source: "DirectPut",
    encryption: "ENABLED",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    destinations: [{ kind: "ExtendedS3", secret: null }],
    settings: [],
  },
});
