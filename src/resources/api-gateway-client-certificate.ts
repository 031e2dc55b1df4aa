import { z } from "zod";
import { defineResource } from "./define.ts";

/** A certificate that API Gateway made, and shows to backends to prove that a request comes from it. */
export const ApiGatewayClientCertificate = defineResource({
  type: "AWS::ApiGateway::ClientCertificate",
  service: "apigateway",
  scope: "regional",
  title: "API Gateway client certificate",
  fields: z.object({
    expiresAt: z
      .string()
      .nullable()
      .describe("GetClientCertificates items[].expirationDate, ISO 8601; null: not told"),
  }),
  example: {
    type: "AWS::ApiGateway::ClientCertificate",
    arn: "arn:aws:apigateway:us-east-1::/clientcertificates/i9j0k1",
    id: "i9j0k1",
    name: "i9j0k1",
    account: "123456789012",
    region: "us-east-1",
    expiresAt: "2027-03-01T00:00:00.000Z",
  },
});
