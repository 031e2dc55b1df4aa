import { SecretsManagerSecret } from "../resources/secretsmanager-secret.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const secretsmanagerSecretPolicyGrants = policyGrantsFact(SecretsManagerSecret, "policy");
