import { z } from "zod";
import { defineResource } from "./define.ts";

const Metric = z.object({
  namespace: z.string().describe("Namespace, or Metrics[].MetricStat.Metric.Namespace"),
  name: z.string().describe("MetricName, or Metrics[].MetricStat.Metric.MetricName"),
  dimensions: z
    .array(z.string())
    .nullable()
    .describe(
      "Names in Dimensions, sorted; null for a query in Metrics[].Expression, which takes several",
    ),
});

export const CloudWatchAlarm = defineResource({
  type: "AWS::CloudWatch::Alarm",
  service: "cloudwatch",
  scope: "regional",
  title: "CloudWatch alarm",
  fields: z.object({
    metrics: z
      .array(Metric)
      .describe(
        "DescribeAlarms MetricAlarms[]: what it watches in the account, also inside metric math; empty for other alarms",
      ),
    alarmRule: z
      .string()
      .nullable()
      .describe("CompositeAlarms[].AlarmRule, which names other alarms; null for other alarms"),
    logGroupArns: z
      .array(z.string())
      .describe(
        "LogAlarms[].ScheduledQueryConfiguration.LogGroupIdentifiers as ARNs, without `:*`; empty for other alarms",
      ),
    actionsEnabled: z.boolean().describe("ActionsEnabled: whether it acts when it changes state"),
    alarmActions: z.array(z.string()).describe("AlarmActions: ARNs of what it does in ALARM"),
  }),
  example: {
    type: "AWS::CloudWatch::Alarm",
    arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:root-use",
    id: "root-use",
    name: "root-use",
    account: "123456789012",
    region: "us-east-1",
    metrics: [{ namespace: "CloudTrail", name: "RootUse", dimensions: [] }],
    alarmRule: null,
    logGroupArns: [],
    actionsEnabled: true,
    alarmActions: ["arn:aws:sns:us-east-1:123456789012:security-alerts"],
  },
});
