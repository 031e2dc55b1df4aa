import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { type Answer, answer } from "../answers.ts";

/** moto counts no subscriptions in the attributes of a topic; it takes all as confirmed at once. */
export function snsAnswers(): Answer[] {
  return [
    answer(GetTopicAttributesCommand, async ({ input: { TopicArn }, forward, ask }) => {
      const { Attributes } = await forward();
      const { Subscriptions = [] } = await ask(ListSubscriptionsByTopicCommand, { TopicArn });
      return { Attributes: { ...Attributes, SubscriptionsConfirmed: `${Subscriptions.length}` } };
    }),
  ];
}
