import {
  CloudWatchLogsClient,
  DescribeDeliveriesCommand,
  DescribeDeliverySourcesCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { call, type CollectContext, type Reads } from "./define.ts";

/** The calls that tell which logs of a service CloudWatch Logs delivers. */
export function logDeliveryCalls(reads: Reads) {
  const options = { client: CloudWatchLogsClient, page: ["nextToken", "nextToken"] as const };
  return {
    DescribeDeliverySources: call(
      DescribeDeliverySourcesCommand,
      "logs:DescribeDeliverySources",
      reads,
      options,
    ),
    DescribeDeliveries: call(DescribeDeliveriesCommand, "logs:DescribeDeliveries", reads, options),
  };
}

/** ARNs of the resources of which logs of the type are delivered; undefined when that could not be read. */
export async function deliveredLogs(
  context: CollectContext<ReturnType<typeof logDeliveryCalls>>,
  logType: string,
): Promise<ReadonlySet<string> | undefined> {
  const sources = await context.readAll("DescribeDeliverySources", {}, (output) =>
    output.deliverySources?.filter((source) => source.logType === logType),
  );
  if (!sources) return undefined;
  if (sources.length === 0) return new Set();
  const deliveries = await context.readAll("DescribeDeliveries", {}, (output) => output.deliveries);
  if (!deliveries) return undefined;
  // A source alone delivers nothing.
  const used = new Set(deliveries.map((delivery) => delivery.deliverySourceName));
  const delivering = sources.filter(({ name, status }) => status !== "INACTIVE" && used.has(name));
  return new Set(delivering.flatMap(({ resourceArns }) => resourceArns ?? []));
}
