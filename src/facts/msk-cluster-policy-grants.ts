import { MskCluster } from "../resources/msk-cluster.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const mskClusterPolicyGrants = policyGrantsFact(MskCluster, "policy");
