import { GetQueueAttributesCommand, ListQueuesCommand } from "@aws-sdk/client-sqs";
import { type Answer, answer } from "../answers.ts";

/** moto names queues by the address that it listens on, and keeps SSE-SQS on beside a KMS key. */
export function sqsAnswers(): Answer[] {
  return [
    answer(ListQueuesCommand, async ({ region, forward }) => {
      const { QueueUrls = [], NextToken } = await forward();
      const host = `https://sqs.${region}.amazonaws.com`;
      return { QueueUrls: QueueUrls.map((url) => host + new URL(url).pathname), NextToken };
    }),
    answer(GetQueueAttributesCommand, async ({ forward }) => {
      const { Attributes: set = {} } = await forward();
      const encrypted = set["KmsMasterKeyId"] !== undefined && { SqsManagedSseEnabled: "false" };
      return { Attributes: { ...set, ...encrypted } };
    }),
  ];
}
