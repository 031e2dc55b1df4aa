import {
  CreateDeliveryStreamCommand,
  type CreateDeliveryStreamInput,
  FirehoseClient,
  type HttpEndpointCommonAttribute,
} from "@aws-sdk/client-firehose";
import { KMSClient } from "@aws-sdk/client-kms";
import { madeUp } from "../../secrets/made-up.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** Streams for every rule about Firehose. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), { name: good("key", "of-deliveries") });
  const firehose = client(FirehoseClient);
  const RoleARN = `arn:aws:iam::${account}:role/delivery`;
  const bucket = { BucketARN: "arn:aws:s3:::deliveries", RoleARN };
  const make = (
    DeliveryStreamName: string,
    settings: Omit<CreateDeliveryStreamInput, "DeliveryStreamName">,
  ) =>
    firehose.send(
      new CreateDeliveryStreamCommand({
        DeliveryStreamType: "DirectPut",
        DeliveryStreamEncryptionConfigurationInput: {
          KeyType: "CUSTOMER_MANAGED_CMK",
          KeyARN: `arn:aws:kms:${HOME_REGION}:${account}:key/${key}`,
        },
        ...settings,
        DeliveryStreamName,
      }),
    );
  await make(good("delivery"), { ExtendedS3DestinationConfiguration: bucket });
  await make(good("delivery", "from-kinesis"), {
    DeliveryStreamType: "KinesisStreamAsSource",
    DeliveryStreamEncryptionConfigurationInput: undefined,
    KinesisStreamSourceConfiguration: {
      KinesisStreamARN: `arn:aws:kinesis:${HOME_REGION}:${account}:stream/good-stream`,
      RoleARN,
    },
    ExtendedS3DestinationConfiguration: bucket,
  });
  await make(bad("firehose-unencrypted"), {
    DeliveryStreamEncryptionConfigurationInput: undefined,
    ExtendedS3DestinationConfiguration: bucket,
  });

  const splunk = {
    HECEndpoint: "https://splunk.example.com:8088",
    HECEndpointType: "Event" as const,
    S3Configuration: bucket,
  };
  await make(bad("firehose-credentials-stored"), {
    SplunkDestinationConfiguration: {
      ...splunk,
      HECToken: "11111111-2222-3333-4444-555555555555",
    },
  });
  await make(good("delivery", "to-splunk"), {
    SplunkDestinationConfiguration: {
      ...splunk,
      SecretsManagerConfiguration: {
        Enabled: true,
        SecretARN: `arn:aws:secretsmanager:${HOME_REGION}:${account}:secret:splunk-AbCdEf`,
        RoleARN,
      },
    },
  });
  const http = (...CommonAttributes: HttpEndpointCommonAttribute[]) => ({
    EndpointConfiguration: { Name: "logs", Url: "https://logs.example.com/v1/input" },
    RequestConfiguration: { CommonAttributes },
    S3Configuration: bucket,
  });
  const stage = { AttributeName: "stage", AttributeValue: "production" };
  await make(good("delivery", "to-endpoint"), {
    HttpEndpointDestinationConfiguration: http(stage),
  });
  const secret = { AttributeName: "api_key", AttributeValue: madeUp("base62", 32, 996) };
  await make(bad("firehose-plaintext-secret"), {
    HttpEndpointDestinationConfiguration: http(stage, secret),
  });
}
