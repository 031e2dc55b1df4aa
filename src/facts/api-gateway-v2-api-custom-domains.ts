import { ApiGatewayV2Api } from "../resources/api-gateway-v2-api.ts";
import { customDomainsFact } from "./api-gateway-custom-domains.ts";

export const apiGatewayV2ApiCustomDomains = customDomainsFact(ApiGatewayV2Api);
