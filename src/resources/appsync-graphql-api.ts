import { z } from "zod";
import { defineResource } from "./define.ts";

export const AppSyncGraphqlApi = defineResource({
  type: "AWS::AppSync::GraphQLApi",
  service: "appsync",
  scope: "regional",
  title: "AppSync GraphQL API",
  fields: z.object({
    visibility: z
      .string()
      .describe("ListGraphqlApis graphqlApis[].visibility: GLOBAL or PRIVATE; absent: GLOBAL"),
    webAclArn: z
      .string()
      .nullable()
      .describe("ListGraphqlApis graphqlApis[].wafWebAclArn; null for none"),
  }),
  example: {
    type: "AWS::AppSync::GraphQLApi",
    arn: "arn:aws:appsync:us-east-1:123456789012:apis/abcdefghijklmnopqrstuvwxyz",
    id: "abcdefghijklmnopqrstuvwxyz",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    visibility: "GLOBAL",
    webAclArn:
      "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/11111111-2222-3333-4444-555555555555",
  },
});
