import { z } from "zod";
import { IdentityGrant } from "../policy/index.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import { defineFact } from "./define.ts";
import { identityPolicyGrants } from "./identity-policy-grants.ts";

export const iamManagedPolicyGrants = defineFact({
  on: IamManagedPolicy,
  name: "grants",
  schema: z.array(IdentityGrant).describe("What `document` allows, one entry per Allow statement"),
  reads: { [IamManagedPolicy.type]: ["document"] },
  compute: (policy) => identityPolicyGrants(policy, "document", policy.document),
});
