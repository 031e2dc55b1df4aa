import { DAXClient, DescribeClustersCommand } from "@aws-sdk/client-dax";
import { DaxCluster } from "../../resources/dax-cluster.ts";
import { call, defineCollector } from "../define.ts";

export default defineCollector({
  service: "dax",
  scope: "regional",
  client: DAXClient,
  partialRegions: true,
  calls: {
    DescribeClusters: call(
      DescribeClustersCommand,
      "dax:DescribeClusters",
      { type: DaxCluster },
      { page: ["NextToken", "NextToken"] },
    ),
  },
  async *collect(context) {
    const listed = context.items("DescribeClusters", { MaxResults: 100 }, (page) => page.Clusters);
    for await (const cluster of listed) {
      const { ClusterArn: arn = "", ClusterName: name = "" } = cluster;
      const encryption = cluster.SSEDescription?.Status;
      yield context.resource(DaxCluster, {
        arn,
        id: name,
        name,
        encrypted: encryption === "ENABLED" || encryption === "ENABLING",
        endpointEncryption: cluster.ClusterEndpointEncryptionType ?? "NONE",
      });
    }
  },
});
