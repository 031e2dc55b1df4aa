import { IamRole } from "../resources/iam-role.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const iamRoleTrustGrants = policyGrantsFact(IamRole, "trustPolicy", "trustGrants");
