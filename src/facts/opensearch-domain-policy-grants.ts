import { OpenSearchDomain } from "../resources/opensearch-domain.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const openSearchDomainPolicyGrants = policyGrantsFact(OpenSearchDomain, "policy");
