import { z } from "zod";
import { defineResource } from "./define.ts";

/** A custom domain name; REST, HTTP and WebSocket APIs share them. Private ones are not in the list. */
export const ApiGatewayDomainName = defineResource({
  type: "AWS::ApiGateway::DomainName",
  service: "apigatewayv2",
  scope: "regional",
  title: "API Gateway custom domain name",
  fields: z.object({
    endpoints: z
      .array(
        z.object({
          type: z.string().describe("EndpointType: REGIONAL or EDGE"),
          certificateArn: z
            .string()
            .nullable()
            .describe("CertificateArn, of ACM; null for an uploaded certificate of old"),
        }),
      )
      .describe("GetDomainNames Items[].DomainNameConfigurations; two while it is being moved"),
    securityPolicies: z
      .array(z.string())
      .describe(
        "GetDomainNames Items[].DomainNameConfigurations[].SecurityPolicy: TLS_1_0, TLS_1_2 or SecurityPolicy_…",
      ),
    mutualTls: z
      .boolean()
      .describe("GetDomainNames Items[].MutualTlsAuthentication: clients must show a certificate"),
    mappedApis: z
      .array(z.string())
      .describe(
        "GetApiMappings Items[].ApiId and ListRoutingRules RoutingRules[].Actions[].InvokeApi.ApiId, each once: the " +
          "APIs that answer under the name",
      ),
  }),
  example: {
    type: "AWS::ApiGateway::DomainName",
    arn: "arn:aws:apigateway:us-east-1::/domainnames/api.example.com",
    id: "api.example.com",
    name: "api.example.com",
    account: "123456789012",
    region: "us-east-1",
    endpoints: [
      {
        type: "REGIONAL",
        certificateArn:
          "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
      },
    ],
    securityPolicies: ["TLS_1_2"],
    mutualTls: false,
    mappedApis: [],
  },
});
