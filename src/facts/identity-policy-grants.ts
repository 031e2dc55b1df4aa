import type { ResourceIdentity } from "../model/resource.ts";
import { identityGrants, type IdentityGrant } from "../policy/index.ts";
import { readPolicy } from "./read-policy.ts";

/** What an identity policy in a field of a resource allows; unread when it cannot be parsed. */
export function identityPolicyGrants(
  resource: ResourceIdentity,
  field: string,
  text: string,
): IdentityGrant[] {
  return identityGrants(readPolicy(text, resource, field));
}
