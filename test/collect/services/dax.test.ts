import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const cluster = (name: string, more: object = {}) => ({
  ClusterName: name,
  ClusterArn: `arn:aws:dax:us-east-1:123456789012:cache/${name}`,
  ...more,
});

test("reads all pages; what AWS leaves out is not encrypted", async () => {
  const { resources, gaps } = await collectWith("dax", {
    DescribeClusters: ({ NextToken }) =>
      NextToken === "2"
        ? { body: { Clusters: [cluster("old")] } }
        : {
            body: {
              Clusters: [
                cluster("new", {
                  SSEDescription: { Status: "ENABLED" },
                  ClusterEndpointEncryptionType: "TLS",
                }),
                cluster("plain", {
                  SSEDescription: { Status: "DISABLED" },
                  ClusterEndpointEncryptionType: "NONE",
                }),
              ],
              NextToken: "2",
            },
          },
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { name: "new", encrypted: true, endpointEncryption: "TLS" },
    { name: "plain", encrypted: false, endpointEncryption: "NONE" },
    { name: "old", encrypted: false, endpointEncryption: "NONE" },
  ]);
});
