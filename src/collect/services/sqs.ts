import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SQSClient,
  type SQSClientConfig,
} from "@aws-sdk/client-sqs";
import { SqsQueue } from "../../resources/sqs-queue.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

/** Calls go to the endpoint of the service alone, and not to the host in the URL of a queue. */
class OneEndpointSQSClient extends SQSClient {
  constructor(configuration: SQSClientConfig) {
    super({ ...configuration, useQueueUrlAsEndpoint: false });
  }
}

const calls = {
  ListQueues: call(
    ListQueuesCommand,
    "sqs:ListQueues",
    { type: SqsQueue },
    { page: ["NextToken", "NextToken"] },
  ),
  GetQueueAttributes: call(GetQueueAttributesCommand, "sqs:GetQueueAttributes", {
    type: SqsQueue,
    fields: ["kmsKeyId", "managedEncryption", "policy"],
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "sqs",
  scope: "regional",
  client: OneEndpointSQSClient,
  calls,
  async *collect(context) {
    // SQS gives a token only to those who name a page size.
    const listed = context.items("ListQueues", { MaxResults: 1000 }, (output) => output.QueueUrls);
    yield* context.each(listed, (url) => queue(context, url));
  },
});

async function queue(context: Context, url: string) {
  const { partition, region, account } = context;
  const name = url.slice(url.lastIndexOf("/") + 1);
  const arn = `arn:${partition}:sqs:${region}:${account}:${name}`;
  const output = await context.read(
    "GetQueueAttributes",
    {
      QueueUrl: url,
      AttributeNames: ["Policy", "KmsMasterKeyId", "SqsManagedSseEnabled"],
    },
    arn,
  );
  return context.resource(SqsQueue, {
    arn,
    id: url,
    name,
    ...(output && attributes(output.Attributes ?? {})),
  });
}

// SQS leaves out what is not set.
function attributes(set: Readonly<Record<string, string>>) {
  const { Policy: policy, KmsMasterKeyId: key, SqsManagedSseEnabled: managed } = set;
  return {
    kmsKeyId: key || null,
    managedEncryption: managed === "true",
    policy: policy || null,
  };
}
