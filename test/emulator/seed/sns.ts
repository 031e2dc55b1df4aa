import { KMSClient } from "@aws-sdk/client-kms";
import { SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { POLICIES } from "./kms-policies.ts";
import { makeTopic } from "./sns-topic.ts";

/** Topics for every rule about SNS. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), {
    name: good("key", "of-topics"),
    settings: { Policy: POLICIES.accountRoot },
  });
  const sns = client(SNSClient);
  await makeTopic(sns, { name: bad("sns-unencrypted") });
  await makeTopic(sns, { name: good("topic", "default-policy"), key });
  await makeTopic(sns, { name: good("topic", "aws-managed-key"), key: "alias/aws/sns" });
  await makeTopic(sns, { name: bad("sns-policy-public"), key, policy: publish("*") });
  await makeTopic(sns, {
    name: good("topic", "own-account"),
    key,
    policy: publish({ AWS: `arn:aws:iam::${account}:root` }),
  });

  const subscribe = async (name: string, Protocol: string, Endpoint: string) => {
    const TopicArn = await makeTopic(sns, { name, key });
    await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));
  };
  const path = "/hooks/alerts?source=sns";
  await subscribe(bad("sns-http-subscription"), "http", `http://hooks.example.com${path}`);
  await subscribe(good("topic", "https"), "https", `https://hooks.example.com${path}`);
  await subscribe(good("topic", "mail"), "email", "on-call@example.com");
  const queue = `arn:aws:sqs:${HOME_REGION}:${account}:good-queue`;
  await subscribe(good("topic", "queue"), "sqs", queue);
}

function publish(Principal: unknown): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "sns:Publish", Resource: "*" }],
  });
}
