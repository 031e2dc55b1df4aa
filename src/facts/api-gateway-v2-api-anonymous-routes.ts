import { z } from "zod";
import { ApiGatewayV2Api } from "../resources/api-gateway-v2-api.ts";
import type { ResourceOf } from "../resources/define.ts";
import { defineFact } from "./define.ts";
import { DOMAIN_READS, needsClientCertificate } from "./api-gateway-domains.ts";

export const apiGatewayV2ApiAnonymousRoutes = defineFact({
  on: ApiGatewayV2Api,
  name: "anonymousRoutes",
  schema: z
    .array(z.string())
    .describe(
      "Routes for callers who prove nothing: without authorizer and IAM, and not behind mutual TLS. Of a WebSocket API " +
        "only $connect counts, where alone a caller can be asked",
    ),
  reads: {
    [ApiGatewayV2Api.type]: ["protocol", "routes", "defaultEndpointDisabled"],
    ...DOMAIN_READS,
  },
  compute(api, input) {
    const open = api.protocol === "WEBSOCKET" ? openConnect(api) : openRoutes(api);
    return open.length === 0 || needsClientCertificate(api, input) ? [] : open;
  },
});

type Api = ResourceOf<typeof ApiGatewayV2Api>;

function openRoutes({ routes }: Api): string[] {
  return routes
    .filter(
      ({ key, authorizationType }) => authorizationType === "NONE" && !key.startsWith("OPTIONS "),
    )
    .map(({ key }) => key);
}

/** Without a route for it, everybody may connect. */
function openConnect({ routes }: Api): string[] {
  if (routes.length === 0) return [];
  const connect = routes.find(({ key }) => key === "$connect");
  const guarded =
    connect !== undefined && (connect.authorizationType !== "NONE" || connect.apiKeyRequired);
  return guarded ? [] : ["$connect"];
}
