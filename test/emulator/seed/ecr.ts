import {
  CreateRepositoryCommand,
  type CreateRepositoryCommandInput,
  ECRClient,
  PutRegistryScanningConfigurationCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { KMSClient } from "@aws-sdk/client-kms";
import { FOREIGN_ACCOUNT, HOME_REGION, ORGANIZATION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** Repositories for every rule about ECR. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), { name: good("key", "of-images") });
  const ecr = client(ECRClient);
  const kmsKey = `arn:aws:kms:${HOME_REGION}:${account}:key/${key}`;
  const make = (
    repositoryName: string,
    settings: Omit<CreateRepositoryCommandInput, "repositoryName"> = {},
  ) =>
    ecr.send(
      new CreateRepositoryCommand({
        repositoryName,
        imageTagMutability: "IMMUTABLE",
        encryptionConfiguration: { encryptionType: "KMS", kmsKey },
        ...settings,
      }),
    );
  const share = async (repositoryName: string, principal: unknown, condition?: object) => {
    await make(repositoryName);
    const policyText = pull(principal, condition);
    await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
  };

  await make(bad("ecr-scan-off"));
  await make(bad("ecr-mutable-tags"), { imageTagMutability: "MUTABLE" });
  await make(bad("ecr-aws-key"), { encryptionConfiguration: { encryptionType: "AES256" } });
  await make(good("repository"));
  await share(bad("ecr-policy-public"), "*");
  await share(bad("ecr-policy-cross-account"), { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` });
  const organization = { StringEquals: { "aws:PrincipalOrgID": ORGANIZATION } };
  await share(good("repository-of-the-organization"), "*", organization);
  const filters = ["good-*", "bad-ecr-mutable-tags", "bad-ecr-aws-key", "bad-ecr-policy-*"];
  const repositoryFilters = filters.map((filter) => ({ filter, filterType: "WILDCARD" as const }));
  await ecr.send(
    new PutRegistryScanningConfigurationCommand({
      scanType: "BASIC",
      rules: [{ scanFrequency: "SCAN_ON_PUSH", repositoryFilters }],
    }),
  );
}

function pull(Principal: unknown, Condition?: object): string {
  const Action = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action, Condition }],
  });
}
