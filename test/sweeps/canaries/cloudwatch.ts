import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await new CloudWatchClient(config).send(
    new PutMetricAlarmCommand({
      AlarmName: "canary",
      AlarmDescription: secret("description of an alarm"),
      Namespace: "Canary",
      MetricName: "canary",
      Statistic: "Sum",
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
    }),
  );
}
