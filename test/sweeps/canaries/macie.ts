import {
  CreateSampleFindingsCommand,
  EnableMacieCommand,
  Macie2Client,
  PutClassificationExportConfigurationCommand,
} from "@aws-sdk/client-macie2";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const macie = new Macie2Client(config);
  await macie.send(new EnableMacieCommand({}));
  const s3Destination = {
    bucketName: "canary",
    keyPrefix: secret("texts of Macie findings and settings"),
    kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
  };
  await macie.send(
    new PutClassificationExportConfigurationCommand({ configuration: { s3Destination } }),
  );
  const findingTypes = ["SensitiveData:S3Object/Credentials" as const];
  await macie.send(new CreateSampleFindingsCommand({ findingTypes }));
}
