import { z } from "zod";
import { defineResource } from "./define.ts";

/** Memcached, or Redis OSS on one node; clusters of a replication group are part of that. */
export const ElastiCacheCluster = defineResource({
  type: "AWS::ElastiCache::CacheCluster",
  service: "elasticache",
  scope: "regional",
  title: "ElastiCache cluster outside a replication group",
  fields: z.object({
    engine: z.string().describe("DescribeCacheClusters Engine: memcached or redis"),
    engineVersion: z.string().describe("EngineVersion"),
    transitEncryption: z
      .enum(["off", "preferred", "required"])
      .describe(
        "TransitEncryptionEnabled and TransitEncryptionMode; preferred also accepts connections without TLS",
      ),
  }),
  example: {
    type: "AWS::ElastiCache::CacheCluster",
    arn: "arn:aws:elasticache:us-east-1:123456789012:cluster:pages",
    id: "pages",
    name: "pages",
    account: "123456789012",
    region: "us-east-1",
    engine: "memcached",
    engineVersion: "1.6.22",
    transitEncryption: "required",
  },
});
