import {
  CreateStreamCommand,
  KinesisClient,
  PutResourcePolicyCommand,
  StartStreamEncryptionCommand,
} from "@aws-sdk/client-kinesis";
import { KMSClient } from "@aws-sdk/client-kms";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { FOREIGN_ACCOUNT, HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** The client as it is speaks HTTP/2, which the emulator does not. */
export class KinesisOverHttp1 extends KinesisClient {
  constructor(config: ConstructorParameters<typeof KinesisClient>[0]) {
    super({ ...config, requestHandler: new NodeHttpHandler() });
  }
}

/** Streams for every rule about Kinesis Data Streams. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), { name: good("key", "of-streams") });
  const kinesis = client(KinesisOverHttp1);
  const make = async (StreamName: string, KeyId = key) => {
    await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    if (KeyId !== "") {
      await kinesis.send(
        new StartStreamEncryptionCommand({ StreamName, EncryptionType: "KMS", KeyId }),
      );
    }
    return `arn:aws:kinesis:${HOME_REGION}:${account}:stream/${StreamName}`;
  };
  const share = (ResourceARN: string, AWS: string) => {
    const Action = ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream"];
    const statement = { Effect: "Allow", Principal: { AWS }, Action, Resource: ResourceARN };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return kinesis.send(new PutResourcePolicyCommand({ ResourceARN, Policy }));
  };
  await make(good("stream"));
  await make(good("stream", "aws-managed-key"), "alias/aws/kinesis");
  await share(await make(good("stream", "one-account")), FOREIGN_ACCOUNT);
  await make(bad("kinesis-unencrypted"), "");
  await share(await make(bad("kinesis-policy-public")), "*");
}
