import {
  DescribeDeliveryStreamCommand,
  type DeliveryStreamDescription,
  FirehoseClient,
  ListDeliveryStreamsCommand,
} from "@aws-sdk/client-firehose";
import { FirehoseDeliveryStream } from "../../resources/firehose-delivery-stream.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { destinationsOf, settingsOf } from "../firehose-destinations.ts";
import { judgeVariables } from "../judge-variables.ts";

const DESTINATIONS = "DeliveryStreamDescription.Destinations[]";

const calls = {
  ListDeliveryStreams: call(ListDeliveryStreamsCommand, "firehose:ListDeliveryStreams", {
    type: FirehoseDeliveryStream,
  }),
  DescribeDeliveryStream: call(
    DescribeDeliveryStreamCommand,
    "firehose:DescribeDeliveryStream",
    {
      type: FirehoseDeliveryStream,
      fields: Object.keys(FirehoseDeliveryStream.fields.shape),
    },
    {
      secrets: [
        `${DESTINATIONS}.HttpEndpointDestinationDescription.EndpointConfiguration.Url`,
        `${DESTINATIONS}.HttpEndpointDestinationDescription.RequestConfiguration.CommonAttributes[].AttributeValue`,
        `${DESTINATIONS}.RedshiftDestinationDescription.ClusterJDBCURL`,
        `${DESTINATIONS}.RedshiftDestinationDescription.CopyCommand.CopyOptions`,
        `${DESTINATIONS}.SplunkDestinationDescription.HECEndpoint`,
        "**.HECToken",
        "**.ParameterValue",
        "**.Details",
        // AWS takes these and shows none of them.
        "**.AccessKey",
        "**.Password",
        "**.PrivateKey",
        "**.KeyPassphrase",
      ],
    },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "firehose",
  scope: "regional",
  client: FirehoseClient,
  calls,
  async *collect(context) {
    yield* context.each(streamNames(context), (name) => stream(context, name));
  },
});

// The list goes on after the last name, instead of by a token.
async function* streamNames(context: Context) {
  let last: string | undefined;
  for (;;) {
    const after = last === undefined ? {} : { ExclusiveStartDeliveryStreamName: last };
    const output = await context.read("ListDeliveryStreams", { Limit: 10_000, ...after });
    const names = output?.DeliveryStreamNames ?? [];
    yield* names;
    if (output?.HasMoreDeliveryStreams !== true) return;
    const next = names.at(-1);
    if (next === undefined || next === last) {
      context.unread("ListDeliveryStreams", { type: FirehoseDeliveryStream }, "", {
        name: "PagingError",
        message: "the list says that it goes on, and does not",
      });
      return;
    }
    last = next;
  }
}

async function stream(context: Context, name: string) {
  const { partition, region, account } = context;
  const arn = `arn:${partition}:firehose:${region}:${account}:deliverystream/${name}`;
  const output = await context.read("DescribeDeliveryStream", { DeliveryStreamName: name }, arn);
  const description = output?.DeliveryStreamDescription;
  return context.resource(FirehoseDeliveryStream, {
    arn,
    id: name,
    name,
    ...(description && (await described(context, description))),
  });
}

async function described({ judge }: Context, description: DeliveryStreamDescription) {
  const { DeliveryStreamEncryptionConfiguration: encryption, Destinations } = description;
  const judged = judgeVariables(settingsOf(Destinations), (each) => judge(each.name, each.value));
  // Without the member it was never turned on; a member without a status says nothing.
  const { Status: status = encryption ? undefined : "DISABLED" } = encryption ?? {};
  const isOwnKey = status !== "DISABLED" && encryption?.KeyType === "CUSTOMER_MANAGED_CMK";
  return {
    source: description.DeliveryStreamType,
    encryption: status,
    kmsKeyId: status && (isOwnKey ? (encryption?.KeyARN ?? null) : null),
    destinations: destinationsOf(Destinations),
    settings: await judged,
  };
}
