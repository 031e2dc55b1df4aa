import {
  CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmsCommand,
  type Dimension,
  type LogAlarm,
  type MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchAlarm } from "../../resources/cloudwatch-alarm.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  DescribeAlarms: call(
    DescribeAlarmsCommand,
    "cloudwatch:DescribeAlarms",
    { type: CloudWatchAlarm },
    {
      page: ["NextToken", "NextToken"],
      secrets: [
        "**.AlarmDescription",
        // People look for anything in logs; nothing of a query is read.
        "**.QueryString",
        "**.AggregationExpression",
        "**.StateReason",
        "**.StateReasonData",
      ],
    },
  ),
};
type Context = CollectContext<typeof calls>;
type Alarm = Partial<MetricAlarm & CompositeAlarm & LogAlarm>;

export default defineCollector({
  service: "cloudwatch",
  scope: "regional",
  client: CloudWatchClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "DescribeAlarms",
      { AlarmTypes: ["MetricAlarm", "CompositeAlarm", "LogAlarm"], MaxRecords: 100 },
      ({ MetricAlarms = [], CompositeAlarms = [], LogAlarms = [] }): Alarm[] => [
        ...MetricAlarms,
        ...CompositeAlarms,
        ...LogAlarms,
      ],
    );
    for await (const alarm of listed) {
      const { AlarmArn: arn = "", AlarmName: name = "" } = alarm;
      yield context.resource(CloudWatchAlarm, {
        arn,
        id: name,
        name,
        metrics: metricsOf(alarm, context.account),
        alarmRule: alarm.AlarmRule ?? null,
        logGroupArns: logGroupArns(alarm, context),
        actionsEnabled: alarm.ActionsEnabled ?? true,
        alarmActions: alarm.AlarmActions ?? [],
      });
    }
  },
});

interface WatchedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: string[] | null;
}

/** `SELECT SUM(RootUse) FROM SCHEMA("CloudTrail", user)`. */
const QUERY = /^\s*SELECT\s+\w+\(\s*"?([^")]+?)"?\s*\)\s+FROM\s+(?:SCHEMA\(\s*)?"?([^",)\s]+)/i;

function metricsOf(alarm: Alarm, account: string): WatchedMetric[] {
  const { Namespace, MetricName, Dimensions, Metrics = [] } = alarm;
  // In a monitoring account alarms may watch metrics of other accounts.
  const own = Metrics.filter(({ AccountId = account }) => AccountId === account);
  const inMath = own.map(({ MetricStat }) => MetricStat?.Metric ?? {});
  const watched = [{ Namespace, MetricName, Dimensions }, ...inMath].flatMap(watchedMetric);
  const queried = own.flatMap(({ Expression = "" }): WatchedMetric[] => {
    const [, name, namespace] = QUERY.exec(Expression) ?? [];
    return name === undefined || namespace === undefined
      ? []
      : [{ namespace, name, dimensions: null }];
  });
  return [...watched, ...queried];
}

function watchedMetric(metric: {
  Namespace?: string | undefined;
  MetricName?: string | undefined;
  Dimensions?: readonly Dimension[] | undefined;
}): WatchedMetric[] {
  const { Namespace: namespace, MetricName: name, Dimensions = [] } = metric;
  if (namespace === undefined || name === undefined) return [];
  return [{ namespace, name, dimensions: Dimensions.map(({ Name = "" }) => Name).sort() }];
}

function logGroupArns(
  { ScheduledQueryConfiguration: query }: Alarm,
  { partition, region, account }: Context,
): string[] {
  const prefix = `arn:${partition}:logs:${region}:${account}:log-group:`;
  return (query?.LogGroupIdentifiers ?? []).map((identifier) =>
    identifier.startsWith("arn:") ? identifier.replace(/:\*$/, "") : prefix + identifier,
  );
}
