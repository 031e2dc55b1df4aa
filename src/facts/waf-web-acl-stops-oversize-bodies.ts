import { z } from "zod";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import type { WafRule } from "../resources/waf-rule.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact } from "./define.ts";
import { anyRule, EFFECTIVE_RULE_READS, stops } from "./waf-effective-rules.ts";

const SIZE_RULE = "SizeRestrictions_BODY";

export const wafWebAclStopsOversizeBodies = defineFact({
  on: WafWebAcl,
  name: "stopsOversizeBodies",
  schema: z
    .boolean()
    .describe("Some rule stops every request whose body is larger than WAF inspects"),
  reads: { ...EFFECTIVE_RULE_READS, [WafWebAcl.type]: ["rules", "bodyLimitBytes"] },
  compute: (acl, input) =>
    decided(
      anyOf(
        () => acl.rules.some(({ group }) => group !== null && coreGroupRefusesLarge(group)),
        () =>
          anyRule(
            acl,
            input,
            (each) =>
              stops(each) &&
              each.rule.bodies.some(
                ({ alone, oversize, minimumBytes }) =>
                  alone &&
                  (oversize === "MATCH" ||
                    (minimumBytes !== null && minimumBytes <= acl.bodyLimitBytes + 1)),
              ),
          ),
      ),
    ),
});

// AWS's core rule set blocks bodies over 8 KB, the smallest limit that there is.
function coreGroupRefusesLarge(group: NonNullable<WafRule["group"]>): boolean {
  return (
    group.vendor === "AWS" &&
    group.name === "AWSManagedRulesCommonRuleSet" &&
    !group.counted &&
    !group.scopedDown &&
    !group.overrides.some(
      ({ rule, action }) => rule === SIZE_RULE && (action === "COUNT" || action === "ALLOW"),
    )
  );
}
