import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

/** A stage of an HTTP or WebSocket API; AWS WAF cannot protect either. */
export const ApiGatewayV2Stage = defineResource({
  type: "AWS::ApiGatewayV2::Stage",
  service: "apigatewayv2",
  scope: "regional",
  title: "Stage of an API Gateway HTTP or WebSocket API",
  fields: z.object({
    apiId: z.string().describe("GetApis Items[].ApiId"),
    protocol: z.string().describe("GetApis Items[].ProtocolType: HTTP or WEBSOCKET"),
    stageName: z.string().describe("GetStages Items[].StageName"),
    variables: z
      .array(JudgedVariable)
      .describe("GetStages Items[].StageVariables, judged; sorted by name"),
    accessLogDestination: z
      .string()
      .nullable()
      .describe("GetStages Items[].AccessLogSettings.DestinationArn; null: no access log"),
    clientCertificateId: z
      .string()
      .nullable()
      .describe("GetStages Items[].ClientCertificateId, of WebSocket APIs; null for none"),
    loggingLevel: z
      .string()
      .describe(
        "DefaultRouteSettings.LoggingLevel, of WebSocket APIs: OFF, ERROR or INFO; absent: OFF",
      ),
    dataTrace: z
      .boolean()
      .describe("DataTraceEnabled of any route, of WebSocket APIs: whole messages are logged"),
    rateLimit: z
      .number()
      .nullable()
      .describe(
        "DefaultRouteSettings.ThrottlingRateLimit, requests a second; null where it is absent or negative: none",
      ),
    routeRateLimits: z
      .array(
        z.object({
          route: z.string().describe("Key of the route"),
          rateLimit: z.number().describe("ThrottlingRateLimit, requests a second"),
        }),
      )
      .describe("GetStages Items[].RouteSettings: limits in place of the one of the stage"),
  }),
  example: {
    type: "AWS::ApiGatewayV2::Stage",
    arn: "arn:aws:apigateway:us-east-1::/apis/l2m3n4o5p6/stages/$default",
    id: "l2m3n4o5p6/$default",
    name: "orders/$default",
    account: "123456789012",
    region: "us-east-1",
    apiId: "l2m3n4o5p6",
    protocol: "HTTP",
    stageName: "$default",
    variables: [],
    accessLogDestination: "arn:aws:logs:us-east-1:123456789012:log-group:orders",
    clientCertificateId: null,
    loggingLevel: "OFF",
    dataTrace: false,
    rateLimit: 200,
    routeRateLimits: [],
  },
});
