import {
  BatchGetRepositoryScanningConfigurationCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetRepositoryPolicyCommand,
  type Repository,
} from "@aws-sdk/client-ecr";
import { EcrRepository } from "../../resources/ecr-repository.ts";
import { batchesOf } from "../batches.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

// As many as BatchGetRepositoryScanningConfiguration takes.
const BATCH = 25;

const calls = {
  DescribeRepositories: call(
    DescribeRepositoriesCommand,
    "ecr:DescribeRepositories",
    { type: EcrRepository },
    { page: ["nextToken", "nextToken"] },
  ),
  BatchGetRepositoryScanningConfiguration: call(
    BatchGetRepositoryScanningConfigurationCommand,
    "ecr:BatchGetRepositoryScanningConfiguration",
    { type: EcrRepository, fields: ["scanFrequency"] },
  ),
  GetRepositoryPolicy: call(
    GetRepositoryPolicyCommand,
    "ecr:GetRepositoryPolicy",
    { type: EcrRepository, fields: ["policy"] },
    { none: ["RepositoryPolicyNotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "ecr",
  scope: "regional",
  client: ECRClient,
  calls,
  async *collect(context) {
    const listed = context.pages("DescribeRepositories", { maxResults: 1000 });
    for await (const { repositories = [] } of listed) {
      const frequencies = await scanFrequencies(context, repositories);
      yield* context.each(repositories, (each) => repository(context, each, frequencies));
    }
  },
});

type Frequencies = ReadonlyMap<string, string | undefined>;

async function scanFrequencies(
  context: Context,
  repositories: readonly Repository[],
): Promise<Frequencies> {
  const found = new Map<string, string | undefined>();
  for (const batch of batchesOf(repositories, BATCH)) {
    const repositoryNames = batch.map(({ repositoryName = "" }) => repositoryName);
    const operation = "BatchGetRepositoryScanningConfiguration";
    const output = await context.read(operation, { repositoryNames });
    for (const each of output?.scanningConfigurations ?? []) {
      const { repositoryArn = "", scanFrequency, scanOnPush } = each;
      // The deprecated setting of the repository still counts.
      const onPush = scanFrequency === "MANUAL" && scanOnPush === true;
      found.set(repositoryArn, onPush ? "SCAN_ON_PUSH" : scanFrequency);
    }
    for (const failure of output?.failures ?? []) {
      const failed = batch.find((each) => each.repositoryName === failure.repositoryName);
      const arn = failed?.repositoryArn ?? "";
      const name = failure.failureCode ?? "";
      const message = failure.failureReason ?? name;
      context.unread(operation, { type: EcrRepository, field: "scanFrequency", arn }, "", {
        name,
        message,
      });
    }
  }
  return found;
}

async function repository(context: Context, item: Repository, frequencies: Frequencies) {
  const { repositoryArn: arn = "", repositoryName: name = arn } = item;
  const { encryptionConfiguration: encryption } = item;
  const policy = await context.read("GetRepositoryPolicy", { repositoryName: name }, arn);
  return context.resource(EcrRepository, {
    arn,
    id: name,
    name,
    tagMutability: item.imageTagMutability,
    // Repositories from before the setting existed are encrypted by ECR.
    encryptionType: encryption?.encryptionType ?? "AES256",
    kmsKeyId: encryption?.kmsKey ?? null,
    scanFrequency: frequencies.get(arn),
    policy: policy && (policy.policyText ?? null),
  });
}
