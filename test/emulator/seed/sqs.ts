import { KMSClient } from "@aws-sdk/client-kms";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** Queues for every rule about SQS. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), { name: good("key", "of-queues") });
  const sqs = client(SQSClient);
  const make = (QueueName: string, Attributes: Record<string, string> = {}) =>
    sqs.send(new CreateQueueCommand({ QueueName, Attributes }));

  await make(bad("sqs-unencrypted"), { SqsManagedSseEnabled: "false" });
  await make(good("queue"));
  await make(good("queue", "own-key"), { KmsMasterKeyId: key });
  await make(bad("sqs-policy-public"), { Policy: send("*") });
  const source = { ArnEquals: { "aws:SourceArn": `arn:aws:sns:${HOME_REGION}:${account}:orders` } };
  await make(good("queue", "of-one-topic"), { Policy: send("*", source) });
}

function send(Principal: unknown, Condition?: object): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal, Action: "sqs:SendMessage", Resource: "*", Condition },
    ],
  });
}
