import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

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
    authenticationTypes: z
      .array(z.string())
      .describe(
        "authenticationType and additionalAuthenticationProviders[]: API_KEY, AWS_IAM, AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT or AWS_LAMBDA",
      ),
    fieldLogLevel: z
      .string()
      .nullable()
      .describe(
        "logConfig.fieldLogLevel: NONE, ERROR, INFO, DEBUG or ALL; null: the API writes no log at all",
      ),
    verboseLogs: z
      .boolean()
      .describe("logConfig without excludeVerboseContent: headers and contexts may be logged"),
    cacheTransitEncrypted: z
      .boolean()
      .nullable()
      .describe(
        "GetApiCache apiCache.transitEncryptionEnabled; absent: false; null: the API has no cache",
      ),
    environment: z
      .array(JudgedVariable)
      .describe("GetGraphqlApiEnvironmentVariables environmentVariables, judged; sorted by name"),
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
    authenticationTypes: ["AMAZON_COGNITO_USER_POOLS"],
    fieldLogLevel: "ERROR",
    verboseLogs: false,
    cacheTransitEncrypted: null,
    environment: [],
  },
});
