import {
  AccessAnalyzerClient,
  CreateAnalyzerCommand,
  StartResourceScanCommand,
} from "@aws-sdk/client-accessanalyzer";
import type { CanaryContext } from "./context.ts";

/** A finding tells the conditions of the policy that it is about. */
export async function plant(context: CanaryContext): Promise<void> {
  const client = new AccessAnalyzerClient(context.config);
  const referer = { "condition.aws:Referer": { neq: [context.secret("condition of a finding")] } };
  const { arn: analyzerArn } = await client.send(
    new CreateAnalyzerCommand({
      analyzerName: "canary",
      type: "ACCOUNT",
      archiveRules: [{ ruleName: "others", filter: referer }],
    }),
  );
  const resourceArn = "arn:aws:s3:::canary";
  await client.send(new StartResourceScanCommand({ analyzerArn, resourceArn }));
}
