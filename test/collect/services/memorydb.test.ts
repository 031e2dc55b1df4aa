import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

test("reads clusters of all pages, and users with their lists", async () => {
  const cluster = (Name: string, more: object = {}) => ({
    Name,
    ARN: `arn:aws:memorydb:us-east-1:123456789012:cluster/${Name}`,
    TLSEnabled: true,
    ACLName: "apps",
    ...more,
  });
  const { resources, gaps } = await collectWith("memorydb", {
    DescribeClusters: ({ NextToken }) =>
      NextToken === "2"
        ? { body: { Clusters: [cluster("b", { SnapshotRetentionLimit: 3, KmsKeyId: "key-1" })] } }
        : { body: { Clusters: [cluster("a", { TLSEnabled: false })], NextToken: "2" } },
    DescribeUsers: () => ({
      body: {
        Users: [
          {
            Name: "app",
            ARN: "arn:aws:memorydb:us-east-1:123456789012:user/app",
            AccessString: "on ~* +@all",
            ACLNames: ["apps"],
            Authentication: { Type: "iam" },
          },
          { Name: "new", AccessString: "off", Authentication: { Type: "password" } },
        ],
      },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { name: "a", tls: false, aclName: "apps", kmsKeyId: null, snapshotRetentionDays: 0 },
    { name: "b", tls: true, kmsKeyId: "key-1", snapshotRetentionDays: 3 },
    { name: "app", authentication: "iam", aclNames: ["apps"] },
    { name: "new", authentication: "password", aclNames: [] },
  ]);
});
