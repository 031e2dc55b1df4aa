import { z } from "zod";
import { defineResource } from "./define.ts";

export const ApiGatewayV2Api = defineResource({
  type: "AWS::ApiGatewayV2::Api",
  service: "apigatewayv2",
  scope: "regional",
  title: "API Gateway HTTP or WebSocket API",
  fields: z.object({
    protocol: z.string().describe("GetApis Items[].ProtocolType: HTTP or WEBSOCKET"),
    defaultEndpointDisabled: z
      .boolean()
      .describe("GetApis Items[].DisableExecuteApiEndpoint; absent: false"),
    cors: z
      .object({
        allowOrigins: z.array(z.string()).describe("AllowOrigins"),
        allowCredentials: z.boolean().describe("AllowCredentials; absent: false"),
      })
      .nullable()
      .describe("GetApis Items[].CorsConfiguration; null for none"),
    routes: z
      .array(
        z.object({
          key: z.string().describe("RouteKey: GET /orders, $default, $connect, …"),
          authorizationType: z
            .string()
            .describe("AuthorizationType: NONE, AWS_IAM, JWT or CUSTOM; absent: NONE"),
          apiKeyRequired: z
            .boolean()
            .describe("ApiKeyRequired, which only WebSocket APIs have; absent: false"),
        }),
      )
      .describe("GetRoutes Items[]"),
  }),
  example: {
    type: "AWS::ApiGatewayV2::Api",
    arn: "arn:aws:apigateway:us-east-1::/apis/l2m3n4o5p6",
    id: "l2m3n4o5p6",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    protocol: "HTTP",
    defaultEndpointDisabled: false,
    cors: null,
    routes: [{ key: "GET /orders", authorizationType: "JWT", apiKeyRequired: false }],
  },
});
