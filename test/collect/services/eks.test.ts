import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const DATES = {
  clusterVersion: "1.36",
  endOfStandardSupportDate: 1_800_000_000,
  endOfExtendedSupportDate: 1_830_000_000,
};
const cluster = (settings: object = {}) => ({
  body: {
    cluster: {
      version: "1.36",
      status: "ACTIVE",
      resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] },
      ...settings,
    },
  },
});
const answers = {
  ListClusters: () => ({ body: { clusters: ["orders"] } }),
  DescribeClusterVersions: () => ({ body: { clusterVersions: [DATES] } }),
  DescribeCluster: () => cluster(),
  ListNodegroups: () => ({ body: {} }),
};

test("a Region without clusters takes one call", async () => {
  const { resources, gaps } = await collectWith("eks", {
    ListClusters: () => ({ body: { clusters: [] } }),
  });
  expect([resources, gaps]).toEqual([[], []]);
});

test("keeps only logs that are on, and only the key of secrets", async () => {
  const { resources, gaps } = await collectWith("eks", {
    ...answers,
    DescribeCluster: () =>
      cluster({
        logging: {
          clusterLogging: [
            { types: ["scheduler", "audit"], enabled: true },
            { types: ["api"], enabled: false },
          ],
        },
        encryptionConfig: [{ resources: ["secrets"], provider: { keyArn: "arn:aws:kms:key" } }],
      }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      logTypes: ["audit", "scheduler"],
      secretsKeyArn: "arn:aws:kms:key",
      standardSupportEndsAt: "2027-01-15T08:00:00.000Z",
      authenticationMode: null,
    },
  ]);
});

test("a version of which AWS tells no dates leaves them unread", async () => {
  const { resources, gaps } = await collectWith("eks", {
    ...answers,
    DescribeCluster: () => cluster({ version: "1.20" }),
  });
  expect(resources[0]).not.toHaveProperty("standardSupportEndsAt");
  expect(gaps.map(({ field }) => field)).toEqual([
    "standardSupportEndsAt",
    "extendedSupportEndsAt",
  ]);
});

test("a cluster that is being deleted is none any more", async () => {
  const { resources, gaps } = await collectWith("eks", {
    ...answers,
    DescribeCluster: () => cluster({ status: "DELETING" }),
  });
  expect([resources, gaps]).toEqual([[], []]);
});

test("without remote access there is no SSH by EKS", async () => {
  const nodegroupArn = "arn:aws:eks:us-east-1:123456789012:nodegroup/orders/workers/1";
  const { resources } = await collectWith("eks", {
    ...answers,
    ListNodegroups: () => ({ body: { nodegroups: ["workers"] } }),
    DescribeNodegroup: () => ({ body: { nodegroup: { nodegroupArn, clusterName: "orders" } } }),
  });
  expect(resources.at(-1)).toMatchObject({
    arn: nodegroupArn,
    id: "orders/workers",
    sshKey: null,
    sshSecurityGroups: [],
  });
});

test("a node group that is being deleted is none any more", async () => {
  const nodegroupArn = "arn:aws:eks:us-east-1:123456789012:nodegroup/orders/workers/1";
  const { resources, gaps } = await collectWith("eks", {
    ...answers,
    ListNodegroups: () => ({ body: { nodegroups: ["workers"] } }),
    DescribeNodegroup: () => ({ body: { nodegroup: { nodegroupArn, status: "DELETING" } } }),
  });
  expect(gaps).toEqual([]);
  expect(resources.map(({ type }) => type)).toEqual(["AWS::EKS::Cluster"]);
});
