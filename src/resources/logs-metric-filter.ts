import { z } from "zod";
import { defineResource } from "./define.ts";

const MetricTransformation = z.object({
  metricName: z
    .string()
    .describe("DescribeMetricFilters metricFilters[].metricTransformations[].metricName"),
  metricNamespace: z.string().describe("metricTransformations[].metricNamespace"),
  dimensions: z
    .array(z.string())
    .describe("Names in metricTransformations[].dimensions, sorted; empty when not given"),
});

/** What stands for a filter pattern that is not kept. */
export const HIDDEN_PATTERN = "(hidden)";

export const LogsMetricFilter = defineResource({
  type: "AWS::Logs::MetricFilter",
  service: "logs",
  scope: "regional",
  title: "CloudWatch Logs metric filter",
  fields: z.object({
    logGroupName: z.string().describe("DescribeMetricFilters metricFilters[].logGroupName"),
    logGroupArn: z
      .string()
      .describe("ARN of the log group, made from its name, without the `:*` that some APIs append"),
    filterPattern: z
      .string()
      .describe(
        'metricFilters[].filterPattern as it was written; "" matches every event. "(hidden)" unless it asks ' +
          "for events of CloudTrail and holds no secret",
      ),
    transformations: z
      .array(MetricTransformation)
      .describe("metricFilters[].metricTransformations: the metrics that a match counts in"),
  }),
  example: {
    type: "AWS::Logs::MetricFilter",
    arn: "arn:aws:logs:us-east-1:123456789012:log-group:cloudtrail:metric-filter:root-use",
    id: "root-use",
    name: "root-use",
    account: "123456789012",
    region: "us-east-1",
    logGroupName: "cloudtrail",
    logGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:cloudtrail",
    filterPattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    transformations: [{ metricName: "RootUse", metricNamespace: "CloudTrail", dimensions: [] }],
  },
});
