import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf } from "../resources/define.ts";
import { SecurityGroup } from "../resources/security-group.ts";
import type { FactInput } from "./define.ts";
import { ownId } from "./own-id.ts";
import { unreadable } from "./unread.ts";

/**
 * The security group that a resource names in `field`. Throws when it is not among those of the account: the owner of a
 * shared VPC may have put it on.
 */
export function findSecurityGroup(
  id: string,
  owner: ResourceIdentity,
  field: string,
  input: FactInput,
): ResourceOf<typeof SecurityGroup> {
  const { account, region } = owner;
  const [group] = input.findByKey(SecurityGroup, { account, region }, ownId, id);
  if (group !== undefined) return group;
  throw unreadable(owner, field, `security group ${id} cannot be seen`);
}
