import { z } from "zod";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { managedGroupActs } from "./waf-effective-rules.ts";

export const wafWebAclActiveManagedGroups = defineFact({
  on: WafWebAcl,
  name: "activeManagedGroups",
  schema: z
    .array(z.string())
    .describe("Managed rule groups (vendor/name) of which not every rule is set to count"),
  reads: { [WafWebAcl.type]: ["rules", "managedRules"] },
  compute: (acl) =>
    acl.rules.flatMap(({ group }) =>
      group?.vendor && managedGroupActs(acl, group) ? [`${group.vendor}/${group.name}`] : [],
    ),
});
