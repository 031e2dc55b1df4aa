import { z } from "zod";
import { defineResource } from "./define.ts";

export const AppSyncEventApi = defineResource({
  type: "AWS::AppSync::Api",
  service: "appsync",
  scope: "regional",
  title: "AppSync Event API",
  fields: z.object({
    webAclArn: z.string().nullable().describe("ListApis apis[].wafWebAclArn; null for none"),
  }),
  example: {
    type: "AWS::AppSync::Api",
    arn: "arn:aws:appsync:us-east-1:123456789012:apis/zyxwvutsrqponmlkjihgfedcba",
    id: "zyxwvutsrqponmlkjihgfedcba",
    name: "notifications",
    account: "123456789012",
    region: "us-east-1",
    webAclArn:
      "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/11111111-2222-3333-4444-555555555555",
  },
});
