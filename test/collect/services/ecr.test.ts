import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const arn = (name: string) => `arn:aws:ecr:us-east-1:123456789012:repository/${name}`;
const repository = (name: string) => ({
  repositoryName: name,
  repositoryArn: arn(name),
  imageTagMutability: "IMMUTABLE",
});
const none = () => ({
  status: 400,
  body: { __type: "RepositoryPolicyNotFoundException", message: "no policy" },
});

test("asks for the scanning of 25 repositories at a time", async () => {
  const names = Array.from({ length: 27 }, (_, index) => `r${index}`);
  const asked: number[] = [];
  const { resources, gaps } = await collectWith("ecr", {
    DescribeRepositories: () => ({ body: { repositories: names.map(repository) } }),
    BatchGetRepositoryScanningConfiguration: ({ repositoryNames }) => {
      const wanted = repositoryNames as string[];
      asked.push(wanted.length);
      const scanningConfigurations = wanted.map((name) => ({
        repositoryArn: arn(name),
        scanFrequency: name === "r26" ? "CONTINUOUS_SCAN" : "MANUAL",
      }));
      return { body: { scanningConfigurations } };
    },
    GetRepositoryPolicy: none,
  });
  expect(gaps).toEqual([]);
  expect(asked).toEqual([25, 2]);
  expect(resources).toHaveLength(27);
  expect(resources.filter(({ scanFrequency }) => scanFrequency === "MANUAL")).toHaveLength(26);
});

test("what is not sent is AES256, and a missing policy is none", async () => {
  const { resources } = await collectWith("ecr", {
    DescribeRepositories: () => ({ body: { repositories: [repository("orders")] } }),
    BatchGetRepositoryScanningConfiguration: () => ({ body: {} }),
    GetRepositoryPolicy: none,
  });
  expect(resources).toMatchObject([{ encryptionType: "AES256", kmsKeyId: null, policy: null }]);
});

test("a repository that the batch could not find has no scan frequency", async () => {
  const { resources, gaps } = await collectWith("ecr", {
    DescribeRepositories: () => ({ body: { repositories: [repository("gone")] } }),
    BatchGetRepositoryScanningConfiguration: () => ({
      body: {
        failures: [{ repositoryName: "gone", failureCode: "REPOSITORY_NOT_FOUND" }],
      },
    }),
    GetRepositoryPolicy: none,
  });
  expect(resources[0]).not.toHaveProperty("scanFrequency");
  expect(gaps).toMatchObject([{ arn: arn("gone"), field: "scanFrequency" }]);
});

test("the deprecated setting of a repository counts where the registry has no rule for it", async () => {
  const frequency = (name: string, scanFrequency: string, scanOnPush: boolean) => ({
    repositoryArn: arn(name),
    scanFrequency,
    scanOnPush,
  });
  const { resources } = await collectWith("ecr", {
    DescribeRepositories: () => ({
      body: { repositories: ["old", "off", "always"].map(repository) },
    }),
    BatchGetRepositoryScanningConfiguration: () => ({
      body: {
        scanningConfigurations: [
          frequency("old", "MANUAL", true),
          frequency("off", "MANUAL", false),
          frequency("always", "CONTINUOUS_SCAN", false),
        ],
      },
    }),
    GetRepositoryPolicy: none,
  });
  expect(resources.map(({ scanFrequency }) => scanFrequency)).toEqual([
    "SCAN_ON_PUSH",
    "MANUAL",
    "CONTINUOUS_SCAN",
  ]);
});
