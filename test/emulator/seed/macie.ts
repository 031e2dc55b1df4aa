import {
  CreateSampleFindingsCommand,
  EnableMacieCommand,
  Macie2Client,
  PutClassificationExportConfigurationCommand,
  UpdateAutomatedDiscoveryConfigurationCommand,
  UpdateMacieSessionCommand,
} from "@aws-sdk/client-macie2";
import { HOME_REGION, type SeedContext } from "./context.ts";

/** On without a fault at home, on with every fault in a second Region, suspended in a third, else off. */
export async function seed({ account, client }: SeedContext): Promise<void> {
  const home = client(Macie2Client);
  await home.send(new EnableMacieCommand({}));
  const s3Destination = {
    bucketName: "orders-macie-results",
    kmsKeyArn: `arn:aws:kms:${HOME_REGION}:${account}:key/11111111-2222-3333-4444-555555555555`,
  };
  await home.send(
    new PutClassificationExportConfigurationCommand({ configuration: { s3Destination } }),
  );

  const faulty = client(Macie2Client, "eu-central-1");
  await faulty.send(new EnableMacieCommand({}));
  await faulty.send(new UpdateAutomatedDiscoveryConfigurationCommand({ status: "DISABLED" }));
  await faulty.send(
    new CreateSampleFindingsCommand({ findingTypes: ["SensitiveData:S3Object/Credentials"] }),
  );

  const far = client(Macie2Client, "ap-southeast-2");
  await far.send(new EnableMacieCommand({}));
  await far.send(new UpdateMacieSessionCommand({ status: "PAUSED" }));
}
