import {
  CreateReplicationGroupCommand,
  CreateServerlessCacheCommand,
  ElastiCacheClient,
} from "@aws-sdk/client-elasticache";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const elasticache = new ElastiCacheClient(config);
  await elasticache.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: "canary",
      ReplicationGroupDescription: secret("replication group description"),
      Engine: "redis",
      TransitEncryptionEnabled: true,
      AuthToken: secret("AUTH token"),
    }),
  );
  await elasticache.send(
    new CreateServerlessCacheCommand({
      ServerlessCacheName: "canary",
      Engine: "valkey",
      Description: secret("serverless cache description"),
    }),
  );
}
