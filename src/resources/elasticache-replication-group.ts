import { z } from "zod";
import { defineResource } from "./define.ts";

export const ElastiCacheReplicationGroup = defineResource({
  type: "AWS::ElastiCache::ReplicationGroup",
  service: "elasticache",
  scope: "regional",
  title: "ElastiCache replication group",
  fields: z.object({
    engine: z
      .string()
      .describe("DescribeReplicationGroups Engine: redis, also where absent, or valkey"),
    engineVersion: z
      .string()
      .nullable()
      .describe("DescribeCacheClusters EngineVersion of its clusters; null: it has none"),
    transitEncryption: z
      .enum(["off", "preferred", "required"])
      .describe(
        "TransitEncryptionEnabled and TransitEncryptionMode; preferred also accepts connections without TLS",
      ),
    encryptedAtRest: z
      .boolean()
      .describe("AtRestEncryptionEnabled, or StorageEncryptionType is another than none"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("KmsKeyId; null: not encrypted, or a key that ElastiCache manages"),
    authToken: z.boolean().describe("AuthTokenEnabled: clients need one password, the AUTH token"),
    userGroupIds: z.array(z.string()).describe("UserGroupIds: whose users may connect"),
    snapshotRetentionDays: z.number().describe("SnapshotRetentionLimit; 0: no automatic backups"),
    autoMinorVersionUpgrade: z
      .boolean()
      .nullable()
      .describe("AutoMinorVersionUpgrade; null: not told, as before Redis OSS 6"),
  }),
  example: {
    type: "AWS::ElastiCache::ReplicationGroup",
    arn: "arn:aws:elasticache:us-east-1:123456789012:replicationgroup:sessions",
    id: "sessions",
    name: "sessions",
    account: "123456789012",
    region: "us-east-1",
    engine: "redis",
    engineVersion: "7.1.0",
    transitEncryption: "required",
    encryptedAtRest: true,
    kmsKeyId: null,
    authToken: true,
    userGroupIds: [],
    snapshotRetentionDays: 7,
    autoMinorVersionUpgrade: true,
  },
});
