import { z } from "zod";
import { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { defineFact } from "./define.ts";
import { DOMAIN_READS, needsClientCertificate } from "./api-gateway-domains.ts";
import { methodText, openedByPolicy, servingMethods } from "./api-gateway-open-methods.ts";

export const apiGatewayRestApiAnonymousMethods = defineFact({
  on: ApiGatewayRestApi,
  name: "anonymousMethods",
  schema: z
    .array(z.string())
    .describe(
      "Methods that reach a backend for callers who prove nothing: without authorizer, IAM and API key, and not kept " +
        "from strangers by the resource policy or by mutual TLS",
    ),
  reads: {
    [ApiGatewayRestApi.type]: ["methods", "policy", "defaultEndpointDisabled"],
    ...DOMAIN_READS,
  },
  compute(api, input) {
    const bare = servingMethods(api).filter(
      ({ authorizationType, apiKeyRequired }) => authorizationType === "NONE" && !apiKeyRequired,
    );
    const open = openedByPolicy(api, bare);
    return open.length === 0 || needsClientCertificate(api, input) ? [] : open.map(methodText);
  },
});
