import { z } from "zod";
import { defineResource } from "./define.ts";

const Metric = z.object({
  namespace: z.string().describe("Namespace, or Metrics[].MetricStat.Metric.Namespace"),
  name: z.string().describe("MetricName, or Metrics[].MetricStat.Metric.MetricName"),
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
        "DescribeAlarms MetricAlarms[]: what it watches, also inside metric math; empty for a composite alarm",
      ),
    alarmRule: z
      .string()
      .nullable()
      .describe("CompositeAlarms[].AlarmRule, which names other alarms; null for a metric alarm"),
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
    metrics: [{ namespace: "CloudTrail", name: "RootUse" }],
    alarmRule: null,
    actionsEnabled: true,
    alarmActions: ["arn:aws:sns:us-east-1:123456789012:security-alerts"],
  },
});
