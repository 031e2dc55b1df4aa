import { CreateTopicCommand, type SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";

/** A topic to be made; without a policy it has the one that SNS gives to new topics. */
export interface TopicPlan {
  readonly name: string;
  readonly key?: string;
  readonly policy?: string;
  readonly subscriber?: string;
}

/** Makes a topic; returns its ARN. */
export async function makeTopic(sns: SNSClient, plan: TopicPlan): Promise<string> {
  const { name: Name, key, policy, subscriber } = plan;
  const { TopicArn = "" } = await sns.send(
    new CreateTopicCommand({
      Name,
      Attributes: {
        ...(key !== undefined && { KmsMasterKeyId: key }),
        ...(policy !== undefined && { Policy: policy }),
      },
    }),
  );
  if (subscriber !== undefined) {
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: subscriber }));
  }
  return TopicArn;
}
