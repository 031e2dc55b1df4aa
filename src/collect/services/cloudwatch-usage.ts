import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchUsageMetric } from "../../resources/cloudwatch-usage-metric.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  GetMetricData: call(
    GetMetricDataCommand,
    "cloudwatch:GetMetricData",
    { type: CloudWatchUsageMetric },
    { page: ["NextToken", "NextToken"] },
  ),
};
type Context = CollectContext<typeof calls>;

/** CloudWatch keeps minutes for 15 days; those of 14 fit into one answer, and minutes without a call do not count. */
const DAYS = 14;
const DAY = 86_400;
const MINUTE = 60;
const RESOURCE = "CryptographicOperationsSymmetric";
const ID = `KMS/${RESOURCE}`;
const DIMENSIONS = { Class: "None", Resource: RESOURCE, Service: "KMS", Type: "API" };

export default defineCollector({
  service: "cloudwatch-usage",
  scope: "regional",
  client: CloudWatchClient,
  calls,
  async *collect(context) {
    const results = await minutes(context);
    if (results === undefined || results === null) return;
    const { partition, region, account } = context;
    const arn = `arn:${partition}:cloudwatch:${region}:${account}:metric/AWS/Usage/${ID}`;
    yield context.resource(CloudWatchUsageMetric, {
      arn,
      id: ID,
      name: RESOURCE,
      peakPerSecond: peakPerSecond(context, arn, results),
    });
  },
});

/** The calls of each minute that had some. */
function minutes(context: Context): Promise<MetricDataResult[] | null | undefined> {
  // From midnight on, so that a scan and its replay ask the same all day.
  const end = Math.ceil(Date.parse(context.takenAt) / 1000 / DAY) * DAY;
  const Dimensions = Object.entries(DIMENSIONS).map(([Name, Value]) => ({ Name, Value }));
  const Metric = { Namespace: "AWS/Usage", MetricName: "CallCount", Dimensions };
  return context.readAll(
    "GetMetricData",
    {
      StartTime: new Date((end - DAYS * DAY) * 1000),
      EndTime: new Date(end * 1000),
      MetricDataQueries: [{ Id: "calls", MetricStat: { Metric, Period: MINUTE, Stat: "Sum" } }],
    },
    ({ MetricDataResults }) => MetricDataResults,
  );
}

/** The busiest minute, a second; undefined when CloudWatch could not give the metric. */
function peakPerSecond(
  context: Context,
  arn: string,
  results: readonly MetricDataResult[],
): number | undefined {
  const failed = results.find(({ StatusCode: status = "" }) => FAILED.has(status));
  if (failed === undefined) {
    const values = results.flatMap(({ Values = [] }) => Values);
    return Math.round(values.reduce((most, value) => Math.max(most, value), 0) / MINUTE);
  }
  const { StatusCode: name = "", Messages: [reason] = [] } = failed;
  const place = { type: CloudWatchUsageMetric, field: "peakPerSecond", arn };
  const message = reason?.Value ?? "CloudWatch did not give the metric";
  context.unread("GetMetricData", place, "", { name, message });
  return undefined;
}

/** Beside Complete, and PartialData, after which another page comes. */
const FAILED: ReadonlySet<string> = new Set(["InternalError", "Forbidden"]);
