import { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const apiGatewayRestApiPolicyGrants = policyGrantsFact(ApiGatewayRestApi, "policy");
