import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, plant }: CanaryContext): Promise<void> {
  const sns = new SNSClient(config);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "canary" }));
  for (const Protocol of ["http", "https"]) {
    const user = `hook:${plant(`${Protocol} subscriber's password`)}`;
    const path = `services/${plant(`${Protocol} subscriber's path`)}`;
    const query = `token=${plant(`${Protocol} subscriber's query`)}`;
    const Endpoint = `${Protocol}://${user}@hooks.example.com/${path}?a=b&${query}`;
    await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));
  }
  const Endpoint = `${plant("mail address")}@example.com`;
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint }));
}
