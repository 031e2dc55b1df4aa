import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:redshift-serverless:us-east-1:123456789012";
const none = {
  ListNamespaces: () => ({ body: {} }),
  ListWorkgroups: () => ({ body: {} }),
  ListSnapshots: () => ({ body: {} }),
};

test("takes what is left out for off", async () => {
  const { resources, gaps } = await collectWith("redshift-serverless", {
    ListNamespaces: () => ({
      body: { namespaces: [{ namespaceArn: `${ARN}:namespace/1`, namespaceName: "orders" }] },
    }),
    ListWorkgroups: () => ({
      body: {
        workgroups: [
          { workgroupArn: `${ARN}:workgroup/1`, workgroupName: "orders", endpoint: { port: 5440 } },
        ],
      },
    }),
    ListSnapshots: () => ({ body: {} }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { name: "orders", kmsKeyId: null, logExports: [], logTables: [] },
    {
      name: "orders",
      publiclyAccessible: false,
      port: 5440,
      securityGroups: [],
      enhancedVpcRouting: false,
    },
  ]);
  // What AWS does not name may be on or off.
  expect(resources[1]).not.toHaveProperty("requireSsl");
});

test("lists namespaces page by page", async () => {
  const { resources } = await collectWith("redshift-serverless", {
    ...none,
    ListNamespaces: ({ nextToken }) =>
      nextToken === "2"
        ? {
            body: {
              namespaces: [
                { namespaceName: "b", kmsKeyId: "AWS_OWNED_KMS_KEY", logExports: ["userlog"] },
              ],
            },
          }
        : {
            body: {
              namespaces: [
                { namespaceName: "a", s3TablePublishStatus: { s3Tables: ["SYS_USERLOG"] } },
              ],
              nextToken: "2",
            },
          },
  });
  expect(resources).toMatchObject([
    { name: "a", logTables: ["sys_userlog"] },
    { name: "b", kmsKeyId: null, logExports: ["userlog"] },
  ]);
});

test("asks for own snapshots only, and names each account that may restore them once", async () => {
  const { resources } = await collectWith("redshift-serverless", {
    ...none,
    ListSnapshots: ({ ownerAccount }) => {
      expect(ownerAccount).toBe("123456789012");
      return {
        body: {
          snapshots: [
            {
              snapshotArn: `${ARN}:snapshot/1`,
              snapshotName: "before",
              namespaceName: "orders",
              accountsWithRestoreAccess: ["999999999999", "123456789012"],
              accountsWithProvisionedRestoreAccess: ["111122223333", "999999999999"],
            },
          ],
        },
      };
    },
  });
  expect(resources).toMatchObject([
    { name: "before", sharedWith: ["111122223333", "999999999999"] },
  ]);
});
