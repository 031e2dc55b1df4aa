import { z } from "zod";
import { defineResource } from "./define.ts";

const modes = (member: string) =>
  z
    .array(z.string())
    .describe(`ListApis apis[].eventConfig.${member}[].authType: API_KEY, AWS_IAM, …`);

export const AppSyncEventApi = defineResource({
  type: "AWS::AppSync::Api",
  service: "appsync",
  scope: "regional",
  title: "AppSync Event API",
  fields: z.object({
    webAclArn: z.string().nullable().describe("ListApis apis[].wafWebAclArn; null for none"),
    connectModes: modes("connectionAuthModes"),
    publishModes: modes("defaultPublishAuthModes"),
    subscribeModes: modes("defaultSubscribeAuthModes"),
    logLevel: z
      .string()
      .nullable()
      .describe("ListApis apis[].eventConfig.logConfig.logLevel; null: the API writes no log"),
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
    connectModes: ["AMAZON_COGNITO_USER_POOLS"],
    publishModes: ["AWS_IAM"],
    subscribeModes: ["AMAZON_COGNITO_USER_POOLS"],
    logLevel: "ERROR",
  },
});
