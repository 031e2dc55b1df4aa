import {
  GetTopicAttributesCommand,
  ListSubscriptionsCommand,
  ListTopicsCommand,
  SNSClient,
  type Subscription,
} from "@aws-sdk/client-sns";
import { SnsSubscription } from "../../resources/sns-subscription.ts";
import { SnsTopic } from "../../resources/sns-topic.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  ListTopics: call(
    ListTopicsCommand,
    "sns:ListTopics",
    { type: SnsTopic },
    { page: ["NextToken", "NextToken"] },
  ),
  GetTopicAttributes: call(GetTopicAttributesCommand, "sns:GetTopicAttributes", {
    type: SnsTopic,
    fields: ["kmsKeyId", "policy", "confirmedSubscriptions"],
  }),
  // All that the account has subscribed to in the Region, topics of other accounts among them.
  ListSubscriptions: call(
    ListSubscriptionsCommand,
    "sns:ListSubscriptions",
    { type: SnsSubscription },
    { page: ["NextToken", "NextToken"], secrets: ["endpoint:<Endpoint>"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "sns",
  scope: "regional",
  client: SNSClient,
  calls,
  async *collect(context) {
    const topics = context.items("ListTopics", {}, (output) => output.Topics);
    yield* context.each(topics, ({ TopicArn: arn = "" }) => topic(context, arn));
    const listed = context.items("ListSubscriptions", {}, (output) => output.Subscriptions);
    for await (const each of listed) {
      // Pending subscriptions have no ARN yet and receive nothing.
      if (each.SubscriptionArn?.startsWith("arn:")) yield subscription(context, each);
    }
  },
});

async function topic(context: Context, arn: string) {
  const output = await context.read("GetTopicAttributes", { TopicArn: arn }, arn);
  const name = arn.slice(arn.lastIndexOf(":") + 1);
  return context.resource(SnsTopic, {
    arn,
    id: name,
    name,
    ...(output && attributes(output.Attributes ?? {})),
  });
}

// SNS leaves out the key of a topic that is not encrypted.
function attributes(set: Readonly<Record<string, string>>) {
  const { KmsMasterKeyId: key, Policy: policy, SubscriptionsConfirmed: confirmed } = set;
  return {
    kmsKeyId: key || null,
    policy: policy || null,
    confirmedSubscriptions: confirmed === undefined ? undefined : Number(confirmed),
  };
}

function subscription(context: Context, each: Subscription) {
  const { SubscriptionArn: arn = "", TopicArn: topicArn = "", Endpoint: endpoint = "" } = each;
  return context.resource(SnsSubscription, {
    arn,
    id: arn,
    name: topicArn.slice(topicArn.lastIndexOf(":") + 1),
    topicArn,
    protocol: each.Protocol,
    endpointArn: endpoint.startsWith("arn:") ? endpoint : null,
    endpointHost: /^https?:/.test(endpoint) ? hostOf(endpoint) : null,
  });
}

// Neither user and password nor path and query, which hold what the receiver tells callers by.
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
