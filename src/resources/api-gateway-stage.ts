import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

const StageVariable = JudgedVariable.extend({
  canary: z.boolean().describe("The canary has it in place of the one of the stage"),
});

const MethodSetting = z.object({
  method: z
    .string()
    .describe(
      "*/* for all methods, else the path without its first slash and the method: orders/GET",
    ),
  loggingLevel: z.string().describe("loggingLevel: OFF, ERROR or INFO; absent: OFF"),
  dataTrace: z.boolean().describe("dataTraceEnabled: whole requests and responses are logged"),
  rateLimit: z
    .number()
    .nullable()
    .describe("throttlingRateLimit, requests a second; null where it is absent or negative: none"),
  caching: z.boolean().describe("cachingEnabled: responses are cached, given a cache cluster"),
  cacheEncrypted: z.boolean().describe("cacheDataEncrypted"),
});

/** A stage of a REST API; HTTP and WebSocket APIs are other types. */
export const ApiGatewayStage = defineResource({
  type: "AWS::ApiGateway::Stage",
  service: "apigateway",
  scope: "regional",
  title: "API Gateway stage",
  fields: z.object({
    apiId: z.string().describe("GetRestApis items[].id"),
    apiName: z.string().describe("GetRestApis items[].name"),
    stageName: z.string().describe("GetStages item[].stageName"),
    endpointTypes: z
      .array(z.string())
      .describe("GetRestApis items[].endpointConfiguration.types: REGIONAL, EDGE or PRIVATE"),
    webAclArn: z
      .string()
      .nullable()
      .describe("GetStages item[].webAclArn, of AWS WAF or WAF Classic; null for none"),
    variables: z
      .array(StageVariable)
      .describe(
        "GetStages item[].variables and canarySettings.stageVariableOverrides, judged; sorted by name",
      ),
    accessLogDestination: z
      .string()
      .nullable()
      .describe("GetStages item[].accessLogSettings.destinationArn; null: no access log"),
    cacheEnabled: z
      .boolean()
      .describe("GetStages item[].cacheClusterEnabled: the stage has a cache cluster"),
    clientCertificateId: z
      .string()
      .nullable()
      .describe("GetStages item[].clientCertificateId: shown to the backend; null for none"),
    methodSettings: z
      .array(MethodSetting)
      .describe("GetStages item[].methodSettings, sorted by method"),
  }),
  example: {
    type: "AWS::ApiGateway::Stage",
    arn: "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/live",
    id: "a1b2c3d4e5/live",
    name: "orders/live",
    account: "123456789012",
    region: "us-east-1",
    apiId: "a1b2c3d4e5",
    apiName: "orders",
    stageName: "live",
    endpointTypes: ["REGIONAL"],
    webAclArn:
      "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/11111111-2222-3333-4444-555555555555",
    variables: [],
    accessLogDestination: "arn:aws:logs:us-east-1:123456789012:log-group:orders",
    cacheEnabled: false,
    clientCertificateId: null,
    methodSettings: [
      {
        method: "*/*",
        loggingLevel: "ERROR",
        dataTrace: false,
        rateLimit: 200,
        caching: false,
        cacheEncrypted: false,
      },
    ],
  },
});
