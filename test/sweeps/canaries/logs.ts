import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const logs = new CloudWatchLogsClient(config);
  const logGroupName = "canary";
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  const patterns = {
    text: `"${secret("metric filter for a text")}"`,
    json: `{ $.token = "${secret("metric filter for a JSON field")}" }`,
    cloudtrail: `{ ($.eventName = "UpdateLoginProfile") && ($.requestParameters.password = "${secret(
      "metric filter for a CloudTrail event",
    )}") }`,
  };
  for (const [filterName, filterPattern] of Object.entries(patterns)) {
    await logs.send(
      new PutMetricFilterCommand({
        logGroupName,
        filterName,
        filterPattern,
        metricTransformations: [
          { metricName: filterName, metricNamespace: "Canary", metricValue: "1" },
        ],
      }),
    );
  }
}
