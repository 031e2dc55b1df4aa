import { KmsKey } from "../resources/kms-key.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const kmsKeyPolicyGrants = policyGrantsFact(KmsKey, "policy");
