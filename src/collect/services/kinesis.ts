import {
  DescribeStreamSummaryCommand,
  GetResourcePolicyCommand,
  KinesisClient,
  ListStreamsCommand,
} from "@aws-sdk/client-kinesis";
import { KinesisStream } from "../../resources/kinesis-stream.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  ListStreams: call(
    ListStreamsCommand,
    "kinesis:ListStreams",
    { type: KinesisStream },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeStreamSummary: call(DescribeStreamSummaryCommand, "kinesis:DescribeStreamSummary", {
    type: KinesisStream,
    fields: ["encryptionType", "kmsKeyId"],
  }),
  GetResourcePolicy: call(
    GetResourcePolicyCommand,
    "kinesis:GetResourcePolicy",
    { type: KinesisStream, fields: ["policy"] },
    { none: ["ResourceNotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "kinesis",
  scope: "regional",
  client: KinesisClient,
  calls,
  async *collect(context) {
    const listed = context.items("ListStreams", {}, (output) => output.StreamNames);
    yield* context.each(listed, (name) => stream(context, name));
  },
});

async function stream(context: Context, name: string) {
  const { partition, region, account } = context;
  const arn = `arn:${partition}:kinesis:${region}:${account}:stream/${name}`;
  const output = await context.read("DescribeStreamSummary", { StreamARN: arn }, arn);
  const summary = output?.StreamDescriptionSummary;
  const answer = await context.read("GetResourcePolicy", { ResourceARN: arn }, arn);
  return context.resource(KinesisStream, {
    arn,
    id: name,
    name,
    encryptionType: summary && (summary.EncryptionType ?? "NONE"),
    kmsKeyId: summary && (summary.KeyId || null),
    policy: answer && policyText(answer.Policy),
  });
}

/** Kinesis shows a stream without a policy as one with an empty object. */
function policyText(policy: string | undefined): string | null {
  return policy === undefined || /^\s*(\{\s*\})?\s*$/.test(policy) ? null : policy;
}
