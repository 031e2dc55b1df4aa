import type { ResourceIdentity } from "../model/resource.ts";
import { parsePolicy, PolicySyntaxError, type PolicyDocument } from "../policy/index.ts";
import { unreadable } from "./unread.ts";

/** The policy in a field of a resource; unread when keelson cannot parse it, for then it says nothing. */
export function readPolicy(
  text: string,
  resource: ResourceIdentity,
  field: string,
): PolicyDocument {
  try {
    return parsePolicy(text);
  } catch (error) {
    if (!(error instanceof PolicySyntaxError)) throw error;
    throw unreadable(resource, field, error.message);
  }
}
