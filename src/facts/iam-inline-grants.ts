import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import { IdentityGrant } from "../policy/index.ts";
import { IamGroup } from "../resources/iam-group.ts";
import { IamRole } from "../resources/iam-role.ts";
import { IamUser } from "../resources/iam-user.ts";
import { defineFact } from "./define.ts";
import { identityPolicyGrants } from "./identity-policy-grants.ts";

const InlineGrant = IdentityGrant.extend({
  policy: z.string().describe("Name of the inline policy"),
});

interface Holder extends ResourceIdentity {
  readonly inlinePolicies: readonly { name: string; document: string }[];
}

function inlineGrants<T extends typeof IamUser | typeof IamGroup | typeof IamRole>(on: T) {
  return {
    on,
    name: "inlineGrants",
    schema: z
      .array(InlineGrant)
      .describe("What `inlinePolicies` allow, one entry per Allow statement"),
    reads: { [on.type]: ["inlinePolicies"] },
    compute: (holder: Holder) =>
      holder.inlinePolicies.flatMap(({ name, document }) =>
        identityPolicyGrants(holder, "inlinePolicies", document).map((grant) => ({
          ...grant,
          policy: name,
        })),
      ),
  };
}

export const iamUserInlineGrants = defineFact(inlineGrants(IamUser));
export const iamGroupInlineGrants = defineFact(inlineGrants(IamGroup));
export const iamRoleInlineGrants = defineFact(inlineGrants(IamRole));
