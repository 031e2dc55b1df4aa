import { VpcEndpoint } from "../resources/vpc-endpoint.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const vpcEndpointPolicyGrants = policyGrantsFact(VpcEndpoint, "policy");
