import {
  CreateCacheClusterCommand,
  type CreateCacheClusterCommandInput,
  CreateReplicationGroupCommand,
  type CreateReplicationGroupCommandInput,
  CreateServerlessCacheCommand,
  CreateUserCommand,
  CreateUserGroupCommand,
  ElastiCacheClient,
} from "@aws-sdk/client-elasticache";
import { KMSClient } from "@aws-sdk/client-kms";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** User groups: one whose users log in, and one with the user that AWS makes, who does not. */
const GUARDED = "guarded";
const OPEN = "open";

/** Caches of every kind for every rule about ElastiCache. */
export async function seed(context: SeedContext): Promise<void> {
  const elasticache = context.client(ElastiCacheClient);
  await makeUsers(elasticache);
  await seedGroups(context, elasticache);
  await seedClusters(context, elasticache);
  const { bad, good } = context;
  for (const [ServerlessCacheName, UserGroupId, Engine] of [
    [good("serverless"), GUARDED, "valkey"],
    [good("serverless", "memcached"), undefined, "memcached"],
    [bad("elasticache-serverless-auth-off"), undefined, "valkey"],
    [bad("elasticache-serverless-auth-off", "default-user"), OPEN, "redis"],
  ] as const) {
    await elasticache.send(
      new CreateServerlessCacheCommand({ ServerlessCacheName, Engine, UserGroupId }),
    );
  }
}

async function makeUsers(elasticache: ElastiCacheClient): Promise<void> {
  await elasticache.send(
    new CreateUserCommand({
      UserId: "app",
      UserName: "app",
      Engine: "redis",
      AccessString: "on ~* +@all",
      AuthenticationMode: { Type: "iam" },
    }),
  );
  await elasticache.send(
    new CreateUserCommand({
      UserId: "nobody",
      UserName: "default",
      Engine: "redis",
      AccessString: "off -@all",
      NoPasswordRequired: true,
    }),
  );
  for (const [UserGroupId, UserIds] of [
    [GUARDED, ["app", "nobody"]],
    [OPEN, ["app", "default"]],
  ] as const) {
    await elasticache.send(
      new CreateUserGroupCommand({ UserGroupId, Engine: "redis", UserIds: [...UserIds] }),
    );
  }
}

async function seedGroups(
  { account, bad, good, client }: SeedContext,
  elasticache: ElastiCacheClient,
) {
  const id = await makeKey(client(KMSClient), { name: good("key", "of-caches") });
  const make = (
    ReplicationGroupId: string,
    settings: Partial<CreateReplicationGroupCommandInput> = {},
  ) =>
    elasticache.send(
      new CreateReplicationGroupCommand({
        ReplicationGroupId,
        ReplicationGroupDescription: "sessions",
        Engine: "redis",
        EngineVersion: "7.1.0",
        AtRestEncryptionEnabled: true,
        TransitEncryptionEnabled: true,
        UserGroupIds: [GUARDED],
        SnapshotRetentionLimit: 7,
        AutoMinorVersionUpgrade: true,
        ...settings,
      }),
    );
  await make(good("cache"));
  await make(good("cache", "own-key"), {
    KmsKeyId: `arn:aws:kms:${HOME_REGION}:${account}:key/${id}`,
  });
  // Only a token that is not one stands here.
  const withToken = { UserGroupIds: [], AuthToken: "not-a-real-token" };
  await make(good("cache", "token"), withToken);
  await make(bad("elasticache-transit-off"), { TransitEncryptionEnabled: false, UserGroupIds: [] });
  await make(bad("elasticache-transit-off", "preferred"), { TransitEncryptionMode: "preferred" });
  await make(bad("elasticache-rest-off"), { AtRestEncryptionEnabled: false });
  await make(bad("elasticache-auth-off"), { UserGroupIds: [] });
  await make(bad("elasticache-auth-off", "default-user"), { UserGroupIds: [OPEN] });
  await make(bad("elasticache-backups-off"), { SnapshotRetentionLimit: 0 });
  await make(bad("elasticache-minor-upgrade-off"), { AutoMinorVersionUpgrade: false });
  await make(bad("elasticache-engine-old"), { EngineVersion: "5.0.6", ...withToken });
}

async function seedClusters({ bad, good }: SeedContext, elasticache: ElastiCacheClient) {
  const make = (CacheClusterId: string, settings: Partial<CreateCacheClusterCommandInput>) =>
    elasticache.send(
      new CreateCacheClusterCommand({
        CacheClusterId,
        CacheNodeType: "cache.t4g.micro",
        NumCacheNodes: 1,
        ...settings,
      }),
    );
  const memcached = { Engine: "memcached", EngineVersion: "1.6.22" };
  await make(good("memcached"), { ...memcached, TransitEncryptionEnabled: true });
  await make(bad("elasticache-memcached-transit-off"), memcached);
  await make(bad("elasticache-redis-without-group"), { Engine: "redis", EngineVersion: "7.1.0" });
}
