import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  DescribeServerlessCachesCommand,
  DescribeUsersCommand,
  ElastiCacheClient,
  type CacheCluster,
  type ReplicationGroup,
} from "@aws-sdk/client-elasticache";
import { ElastiCacheCluster } from "../../resources/elasticache-cluster.ts";
import { ElastiCacheReplicationGroup } from "../../resources/elasticache-replication-group.ts";
import { ElastiCacheServerlessCache } from "../../resources/elasticache-serverless-cache.ts";
import { ElastiCacheUser } from "../../resources/elasticache-user.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  DescribeCacheClusters: call(
    DescribeCacheClustersCommand,
    "elasticache:DescribeCacheClusters",
    [
      { type: ElastiCacheCluster },
      { type: ElastiCacheReplicationGroup, fields: ["engineVersion"] },
    ],
    { page: ["Marker", "Marker"] },
  ),
  DescribeReplicationGroups: call(
    DescribeReplicationGroupsCommand,
    "elasticache:DescribeReplicationGroups",
    { type: ElastiCacheReplicationGroup },
    { page: ["Marker", "Marker"] },
  ),
  DescribeServerlessCaches: call(
    DescribeServerlessCachesCommand,
    "elasticache:DescribeServerlessCaches",
    { type: ElastiCacheServerlessCache },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeUsers: call(
    DescribeUsersCommand,
    "elasticache:DescribeUsers",
    { type: ElastiCacheUser },
    { page: ["Marker", "Marker"] },
  ),
};
type Context = CollectContext<typeof calls>;

const PAGE = { MaxRecords: 100 };

export default defineCollector({
  service: "elasticache",
  scope: "regional",
  client: ElastiCacheClient,
  calls,
  async *collect(context) {
    const versions = new Map<string, string>();
    const end = yield* clusters(context, versions);
    const groups = context.items(
      "DescribeReplicationGroups",
      PAGE,
      (page) => page.ReplicationGroups,
    );
    for await (const group of groups) {
      const { ARN: arn = "", ReplicationGroupId: id = "" } = group;
      yield context.resource(ElastiCacheReplicationGroup, {
        arn,
        id,
        name: id,
        ...settings(group),
        engineVersion: versions.get(id) ?? (end === "complete" ? null : undefined),
      });
    }
    yield* serverlessCaches(context);
    yield* users(context);
  },
});

/** Yields the clusters that stand alone, and notes the engine versions of those in replication groups. */
async function* clusters(context: Context, versions: Map<string, string>) {
  const pages = context.pages("DescribeCacheClusters", PAGE);
  for (;;) {
    const step = await pages.next();
    if (step.done === true) return step.value;
    for (const cluster of step.value.CacheClusters ?? []) {
      const { ARN: arn = "", CacheClusterId: id = "", ReplicationGroupId: group } = cluster;
      const { Engine: engine, EngineVersion: engineVersion } = cluster;
      if (group !== undefined && engineVersion !== undefined) versions.set(group, engineVersion);
      if (group !== undefined || !context.wants(ElastiCacheCluster)) continue;
      const transitEncryption = transit(cluster);
      const fields = { engine, engineVersion, transitEncryption };
      yield context.resource(ElastiCacheCluster, { arn, id, name: id, ...fields });
    }
  }
}

function settings(group: ReplicationGroup) {
  return {
    engine: group.Engine ?? "redis",
    transitEncryption: transit(group),
    encryptedAtRest:
      group.AtRestEncryptionEnabled === true || (group.StorageEncryptionType ?? "none") !== "none",
    kmsKeyId: group.KmsKeyId ?? null,
    authToken: group.AuthTokenEnabled ?? false,
    userGroupIds: group.UserGroupIds ?? [],
    snapshotRetentionDays: group.SnapshotRetentionLimit ?? 0,
    autoMinorVersionUpgrade: group.AutoMinorVersionUpgrade ?? null,
  };
}

// The mode is absent where it cannot be changed, and then all connections need TLS.
function transit({
  TransitEncryptionEnabled: enabled,
  TransitEncryptionMode: mode,
}: ReplicationGroup | CacheCluster): "off" | "preferred" | "required" {
  if (enabled !== true) return "off";
  return mode === "preferred" ? "preferred" : "required";
}

async function* serverlessCaches(context: Context) {
  const input = { MaxResults: 50 };
  const caches = context.items("DescribeServerlessCaches", input, (page) => page.ServerlessCaches);
  for await (const cache of caches) {
    const { ARN: arn = "", ServerlessCacheName: name = "", UserGroupId: group } = cache;
    yield context.resource(ElastiCacheServerlessCache, {
      arn,
      id: name,
      name,
      engine: cache.Engine,
      kmsKeyId: cache.KmsKeyId ?? null,
      userGroupIds: group === undefined || group === "" ? [] : [group],
    });
  }
}

async function* users(context: Context) {
  for await (const user of context.items("DescribeUsers", PAGE, (page) => page.Users)) {
    const { ARN: arn = "", UserId: id = "", UserName: name } = user;
    yield context.resource(ElastiCacheUser, {
      arn,
      id,
      name: name || id,
      authentication: user.Authentication?.Type,
      accessString: user.AccessString,
      userGroupIds: user.UserGroupIds ?? [],
    });
  }
}
