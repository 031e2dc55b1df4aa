import { z } from "zod";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact } from "./define.ts";
import { anyRule, EFFECTIVE_RULE_READS, managedGroupActs, stops } from "./waf-effective-rules.ts";

export const wafWebAclStopsRequests = defineFact({
  on: WafWebAcl,
  name: "stopsRequests",
  schema: z
    .boolean()
    .describe("Some rule, rule group or the default action blocks or challenges requests"),
  reads: {
    ...EFFECTIVE_RULE_READS,
    [WafWebAcl.type]: ["rules", "managedRules", "defaultAction"],
  },
  compute: (acl, input) =>
    decided(
      anyOf(
        () => acl.defaultAction === "BLOCK",
        ...acl.rules.map(
          ({ group }) =>
            () =>
              group !== null && group.vendor !== null && managedGroupActs(acl, group),
        ),
        () => anyRule(acl, input, stops),
      ),
    ),
});
