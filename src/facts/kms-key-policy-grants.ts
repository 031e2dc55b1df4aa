import type { ResourceIdentity } from "../model/resource.ts";
import { matchesPattern, type Statement } from "../policy/index.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const kmsKeyPolicyGrants = policyGrantsFact(
  KmsKey,
  "policy",
  "policyGrants",
  speaksOfTheKey,
);

// KMS stores statements about another resource, or about none, but they have no effect.
function speaksOfTheKey(
  { resources, notResources }: Statement,
  { arn }: ResourceIdentity,
): boolean {
  const matches = (pattern: string) => matchesPattern(pattern, arn) || pattern.includes("${");
  return notResources.length > 0 ? !notResources.some(matches) : resources.some(matches);
}
