import type { ResourceIdentity } from "../model/resource.ts";
import {
  identityGrants,
  parsePolicy,
  PolicySyntaxError,
  type IdentityGrant,
} from "../policy/index.ts";
import { unreadable } from "./policy-grants.ts";

/** What an identity policy in a field of a resource allows; unread when it cannot be parsed. */
export function identityPolicyGrants(
  resource: ResourceIdentity,
  field: string,
  text: string,
): IdentityGrant[] {
  try {
    return identityGrants(parsePolicy(text));
  } catch (error) {
    if (!(error instanceof PolicySyntaxError)) throw error;
    throw unreadable(resource, field, error.message);
  }
}
