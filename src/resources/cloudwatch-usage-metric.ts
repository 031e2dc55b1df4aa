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
        "GetMetricData of CallCount over 14 days: the calls of the busiest minute, a second; when no day had as many " +
          "as 100,000 calls, those of the busiest day as if they had all been made in one minute; 0 without a metric",
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
