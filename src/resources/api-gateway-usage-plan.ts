import { z } from "zod";
import { defineResource } from "./define.ts";

/** What clients with an API key may ask of the stages of REST APIs. */
export const ApiGatewayUsagePlan = defineResource({
  type: "AWS::ApiGateway::UsagePlan",
  service: "apigateway",
  scope: "regional",
  title: "API Gateway usage plan",
  fields: z.object({
    stages: z
      .array(z.string())
      .describe("GetUsagePlans items[].apiStages[]: apiId and stage, as a1b2c3d4e5/live"),
    rateLimit: z
      .number()
      .nullable()
      .describe(
        "GetUsagePlans items[].throttle.rateLimit, requests a second of one API key; null for none",
      ),
  }),
  example: {
    type: "AWS::ApiGateway::UsagePlan",
    arn: "arn:aws:apigateway:us-east-1::/usageplans/f6g7h8",
    id: "f6g7h8",
    name: "partners",
    account: "123456789012",
    region: "us-east-1",
    stages: ["a1b2c3d4e5/live"],
    rateLimit: 50,
  },
});
