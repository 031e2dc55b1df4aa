import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
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

/** CloudWatch keeps minutes for 15 days. */
const DAYS = 14;
const DAY = 86_400;
const MINUTE = 60;
/** Calls of a day that would not fill one minute to a third of the smallest quota. */
const FEW_CALLS = 100_000;
const RESOURCE = "CryptographicOperationsSymmetric";

export default defineCollector({
  service: "cloudwatch-usage",
  scope: "regional",
  client: CloudWatchClient,
  calls,
  async *collect(context) {
    const peakPerSecond = await peak(context);
    if (peakPerSecond === undefined) return;
    const { partition, region, account } = context;
    const id = `KMS/${RESOURCE}`;
    yield context.resource(CloudWatchUsageMetric, {
      arn: `arn:${partition}:cloudwatch:${region}:${account}:metric/AWS/Usage/${id}`,
      id,
      name: RESOURCE,
      peakPerSecond,
    });
  },
});

async function peak(context: CollectContext<typeof calls>): Promise<number | undefined> {
  const busiestDay = await busiest(context, DAY);
  if (busiestDay === undefined || busiestDay < FEW_CALLS) return busiestDay && busiestDay / MINUTE;
  const busiestMinute = await busiest(context, MINUTE);
  return busiestMinute && busiestMinute / MINUTE;
}

/** The most calls in one period, 0 when there were none; undefined when it was not read. */
async function busiest(
  context: CollectContext<typeof calls>,
  period: number,
): Promise<number | undefined> {
  // Whole days, because CloudWatch counts a day from midnight.
  const end = Math.ceil(Date.parse(context.takenAt) / 1000 / DAY) * DAY;
  const values = await context.readAll(
    "GetMetricData",
    {
      StartTime: new Date((end - DAYS * DAY) * 1000),
      EndTime: new Date(end * 1000),
      MetricDataQueries: [
        {
          Id: "calls",
          MetricStat: {
            Metric: {
              Namespace: "AWS/Usage",
              MetricName: "CallCount",
              Dimensions: Object.entries({
                Class: "None",
                Resource: RESOURCE,
                Service: "KMS",
                Type: "API",
              }).map(([Name, Value]) => ({ Name, Value })),
            },
            Period: period,
            Stat: "Sum",
          },
        },
      ],
    },
    ({ MetricDataResults = [] }) => MetricDataResults.flatMap(({ Values = [] }) => Values),
  );
  return values?.reduce((most, value) => Math.max(most, value), 0);
}
