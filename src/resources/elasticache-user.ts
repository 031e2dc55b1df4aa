import { z } from "zod";
import { defineResource } from "./define.ts";

export const ElastiCacheUser = defineResource({
  type: "AWS::ElastiCache::User",
  service: "elasticache",
  scope: "regional",
  title: "ElastiCache user",
  fields: z.object({
    authentication: z
      .string()
      .describe("DescribeUsers Authentication.Type: password, no-password or iam"),
    accessString: z
      .string()
      .describe("AccessString: on or off, then keys and commands, for example on ~* +@all"),
    userGroupIds: z.array(z.string()).describe("UserGroupIds: the groups that it belongs to"),
  }),
  example: {
    type: "AWS::ElastiCache::User",
    arn: "arn:aws:elasticache:us-east-1:123456789012:user:sessions-app",
    id: "sessions-app",
    name: "app",
    account: "123456789012",
    region: "us-east-1",
    authentication: "iam",
    accessString: "on ~* -@all +@read +@write",
    userGroupIds: ["sessions"],
  },
});
