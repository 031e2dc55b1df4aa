import {
  CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmsCommand,
  type MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchAlarm } from "../../resources/cloudwatch-alarm.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  DescribeAlarms: call(
    DescribeAlarmsCommand,
    "cloudwatch:DescribeAlarms",
    { type: CloudWatchAlarm },
    {
      page: ["NextToken", "NextToken"],
      secrets: ["**.AlarmDescription"],
    },
  ),
};

export default defineCollector({
  service: "cloudwatch",
  scope: "regional",
  client: CloudWatchClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "DescribeAlarms",
      { AlarmTypes: ["MetricAlarm", "CompositeAlarm"], MaxRecords: 100 },
      ({ MetricAlarms = [], CompositeAlarms = [] }) => [...MetricAlarms, ...CompositeAlarms],
    );
    for await (const alarm of listed) {
      const { AlarmArn: arn = "", AlarmName: name = "" } = alarm;
      yield context.resource(CloudWatchAlarm, {
        arn,
        id: name,
        name,
        metrics: metricsOf(alarm),
        alarmRule: "AlarmRule" in alarm ? (alarm.AlarmRule ?? "") : null,
        actionsEnabled: alarm.ActionsEnabled ?? true,
        alarmActions: alarm.AlarmActions ?? [],
      });
    }
  },
});

function metricsOf(alarm: MetricAlarm | CompositeAlarm): { namespace: string; name: string }[] {
  if (!("MetricName" in alarm) && !("Metrics" in alarm)) return [];
  const { Namespace, MetricName, Metrics = [] } = alarm;
  const inMath = Metrics.map(({ MetricStat }) => MetricStat?.Metric);
  return [{ Namespace, MetricName }, ...inMath].flatMap((metric) =>
    metric?.Namespace === undefined || metric.MetricName === undefined
      ? []
      : [{ namespace: metric.Namespace, name: metric.MetricName }],
  );
}
