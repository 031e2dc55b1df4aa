import { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { customDomainsFact } from "./api-gateway-custom-domains.ts";

export const apiGatewayRestApiCustomDomains = customDomainsFact(ApiGatewayRestApi);
