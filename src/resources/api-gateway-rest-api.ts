import { z } from "zod";
import { defineResource } from "./define.ts";

/** A REST API; HTTP and WebSocket APIs are AWS::ApiGatewayV2::Api. */
export const ApiGatewayRestApi = defineResource({
  type: "AWS::ApiGateway::RestApi",
  service: "apigateway",
  scope: "regional",
  title: "API Gateway REST API",
  fields: z.object({
    endpointTypes: z
      .array(z.string())
      .describe("GetRestApis items[].endpointConfiguration.types: REGIONAL, EDGE or PRIVATE"),
    policy: z
      .string()
      .nullable()
      .describe("GetRestApis items[].policy: the resource policy, JSON text; null for none"),
    defaultEndpointDisabled: z
      .boolean()
      .describe("GetRestApis items[].disableExecuteApiEndpoint; absent: false"),
    methods: z
      .array(
        z.object({
          method: z.string().describe("httpMethod: GET, POST, ANY, …"),
          path: z.string().describe("Path of the resource, as /orders/{id}"),
          authorizationType: z.string().describe("NONE, AWS_IAM, CUSTOM or COGNITO_USER_POOLS"),
          apiKeyRequired: z.boolean().describe("apiKeyRequired; absent: false"),
          integrationType: z
            .string()
            .nullable()
            .describe("methodIntegration.type: AWS, AWS_PROXY, HTTP, HTTP_PROXY or MOCK"),
        }),
      )
      .describe(
        "GetResources items[].resourceMethods: the methods as they are now, which stages serve from their next deployment on",
      ),
  }),
  example: {
    type: "AWS::ApiGateway::RestApi",
    arn: "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5",
    id: "a1b2c3d4e5",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    endpointTypes: ["REGIONAL"],
    policy: null,
    defaultEndpointDisabled: false,
    methods: [
      {
        method: "GET",
        path: "/orders",
        authorizationType: "COGNITO_USER_POOLS",
        apiKeyRequired: false,
        integrationType: "AWS_PROXY",
      },
    ],
  },
});
