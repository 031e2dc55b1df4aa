import {
  AccessAnalyzerClient,
  CreateAnalyzerCommand,
  StartResourceScanCommand,
  UpdateFindingsCommand,
} from "@aws-sdk/client-accessanalyzer";
import type { SeedContext } from "./context.ts";

/**
 * AWS allows one analyzer of an account in each Region; the emulator takes several. Most Regions have none, and none
 * looks for unused access.
 */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const make = async (analyzerName: string, region?: string) => {
    const analyzer = client(AccessAnalyzerClient, region);
    const { arn: analyzerArn } = await analyzer.send(
      new CreateAnalyzerCommand({ analyzerName, type: "ACCOUNT" }),
    );
    const scan = (bucket: string) =>
      analyzer.send(
        new StartResourceScanCommand({ analyzerArn, resourceArn: `arn:aws:s3:::${bucket}` }),
      );
    return { analyzer, analyzerArn, scan };
  };
  const busy = await make(bad("accessanalyzer-active-findings"));
  await busy.scan("bad-s3-policy-cross-account");
  await busy.scan("bad-s3-policy-public");

  const { analyzer, analyzerArn, scan } = await make(good("analyzer", "archived"));
  await scan("bad-s3-policy-cross-account");
  const ids = ["00000000-0000-4000-8000-000000000001"];
  await analyzer.send(new UpdateFindingsCommand({ analyzerArn, status: "ARCHIVED", ids }));

  await make(good("analyzer", "quiet"), "eu-west-1");
}
