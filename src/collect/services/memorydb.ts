import {
  DescribeClustersCommand,
  DescribeUsersCommand,
  MemoryDBClient,
} from "@aws-sdk/client-memorydb";
import { MemoryDbCluster } from "../../resources/memorydb-cluster.ts";
import { MemoryDbUser } from "../../resources/memorydb-user.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  DescribeClusters: call(
    DescribeClustersCommand,
    "memorydb:DescribeClusters",
    { type: MemoryDbCluster },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeUsers: call(
    DescribeUsersCommand,
    "memorydb:DescribeUsers",
    { type: MemoryDbUser },
    { page: ["NextToken", "NextToken"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "memorydb",
  scope: "regional",
  client: MemoryDBClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    for await (const cluster of context.items("DescribeClusters", {}, (page) => page.Clusters)) {
      const { ARN: arn = "", Name: name = "" } = cluster;
      yield context.resource(MemoryDbCluster, {
        arn,
        id: name,
        name,
        tls: cluster.TLSEnabled,
        aclName: cluster.ACLName,
        kmsKeyId: cluster.KmsKeyId || null,
        snapshotRetentionDays: cluster.SnapshotRetentionLimit ?? 0,
      });
    }
    yield* users(context);
  },
});

async function* users(context: Context) {
  for await (const user of context.items("DescribeUsers", {}, (page) => page.Users)) {
    const { ARN: arn = "", Name: name = "" } = user;
    yield context.resource(MemoryDbUser, {
      arn,
      id: name,
      name,
      authentication: user.Authentication?.Type,
      accessString: user.AccessString,
      aclNames: user.ACLNames ?? [],
    });
  }
}
