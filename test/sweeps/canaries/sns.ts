import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const sns = new SNSClient(config);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "canary" }));
  for (const Protocol of ["http", "https"]) {
    const user = `hook:${secret(`${Protocol} subscriber's password`)}`;
    const path = `services/${secret(`${Protocol} subscriber's path`)}`;
    const query = `token=${secret(`${Protocol} subscriber's query`)}`;
    const Endpoint = `${Protocol}://${user}@hooks.example.com/${path}?a=b&${query}`;
    await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));
  }
  const Endpoint = `${secret("mail address")}@example.com`;
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint }));
}
