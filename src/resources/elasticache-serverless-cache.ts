import { z } from "zod";
import { defineResource } from "./define.ts";

/** AWS always encrypts serverless caches, at rest and on the way. */
export const ElastiCacheServerlessCache = defineResource({
  type: "AWS::ElastiCache::ServerlessCache",
  service: "elasticache",
  scope: "regional",
  title: "ElastiCache serverless cache",
  fields: z.object({
    engine: z.string().describe("DescribeServerlessCaches Engine: redis, valkey or memcached"),
    kmsKeyId: z.string().nullable().describe("KmsKeyId; null: a key that ElastiCache manages"),
    userGroupIds: z
      .array(z.string())
      .describe("UserGroupId, whose users may connect; empty: everybody may"),
  }),
  example: {
    type: "AWS::ElastiCache::ServerlessCache",
    arn: "arn:aws:elasticache:us-east-1:123456789012:serverlesscache:sessions",
    id: "sessions",
    name: "sessions",
    account: "123456789012",
    region: "us-east-1",
    engine: "valkey",
    kmsKeyId: null,
    userGroupIds: ["sessions"],
  },
});
