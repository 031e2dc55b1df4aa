import { z } from "zod";
import { defineResource } from "./define.ts";

export const CloudWatchUsageMetric = defineResource({
  type: "AWS::CloudWatch::UsageMetric",
  service: "cloudwatch-usage",
  scope: "regional",
  title: "CloudWatch usage metric",
  fields: z.object({
    peakPerSecond: z
      .number()
      .describe(
        "GetMetricData CallCount of 14 days: the calls of the busiest minute, a second, rounded; 0 without any",
      ),
  }),
  example: {
    type: "AWS::CloudWatch::UsageMetric",
    arn: "arn:aws:cloudwatch:us-east-1:123456789012:metric/AWS/Usage/KMS/CryptographicOperationsSymmetric",
    id: "KMS/CryptographicOperationsSymmetric",
    name: "CryptographicOperationsSymmetric",
    account: "123456789012",
    region: "us-east-1",
    peakPerSecond: 12,
  },
});
