import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import {
  EnableCommand,
  EnableDelegatedAdminAccountCommand,
  Inspector2Client,
  type ResourceScanType,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-inspector2";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeFunction } from "./lambda-function.ts";

/**
 * Everything is scanned in the home Region. Abroad there is something to scan, and only part of it is; in the third
 * Region findings are not routed either, and accounts that join the organization stay without scans.
 */
export async function seed(context: SeedContext): Promise<void> {
  await scan(context, HOME_REGION, ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"]);
  await administer(context, HOME_REGION, true);
  await scan(context, "eu-west-1", ["LAMBDA"]);
  await scan(context, "eu-central-1", ["EC2"]);
  await administer(context, "eu-central-1", false);
  for (const region of ["eu-west-1", "eu-central-1"]) {
    const there: SeedContext = { ...context, client: (Client) => context.client(Client, region) };
    await makeFunction(there, { name: "not-scanned-whole", codeSigning: null });
    await there
      .client(ECRClient)
      .send(new CreateRepositoryCommand({ repositoryName: "not-scanned" }));
  }
}

async function scan(
  { account, client }: SeedContext,
  region: string,
  resourceTypes: ResourceScanType[],
): Promise<void> {
  const inspector = client(Inspector2Client, region);
  await inspector.send(new EnableCommand({ accountIds: [account], resourceTypes }));
}

async function administer(
  { account, client }: SeedContext,
  region: string,
  on: boolean,
): Promise<void> {
  const inspector = client(Inspector2Client, region);
  await inspector.send(
    new EnableDelegatedAdminAccountCommand({ delegatedAdminAccountId: account }),
  );
  const autoEnable = { ec2: on, ecr: on, lambda: on, lambdaCode: false };
  await inspector.send(new UpdateOrganizationConfigurationCommand({ autoEnable }));
}
