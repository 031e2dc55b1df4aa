import { z } from "zod";
import type { WafRule } from "../resources/waf-rule.ts";
import { WafIpSet } from "../resources/waf-ip-set.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import {
  allRules,
  EFFECTIVE_RULE_READS,
  type EffectiveRule,
  stops,
} from "./waf-effective-rules.ts";

export const wafIpSetAdmittingRules = defineFact({
  on: WafIpSet,
  name: "admittingRules",
  schema: z
    .array(z.string())
    .describe("Rules (web ACL/rule) that allow or exempt its addresses, or stop all others"),
  reads: { [WafIpSet.type]: [], ...EFFECTIVE_RULE_READS },
  compute: ({ arn, account, region }, input) =>
    input
      .list(WafWebAcl, { account, region })
      .flatMap((acl) =>
        [
          ...allRules(acl, input).filter((rule) => admits(rule, arn)),
          ...acl.rules.filter((rule) => rule.group !== null && exempts(rule, arn)),
        ].map(({ name }) => `${acl.name}/${name}`),
      ),
});

function admits(effective: EffectiveRule, arn: string): boolean {
  if (exempts(effective.rule, arn)) return stops(effective);
  return effective.rule.ipSets.some(
    (use) =>
      use.arn === arn &&
      !use.scopeDown &&
      (use.negated ? stops(effective) : effective.action === "ALLOW"),
  );
}

/** Whether the rule does not look at requests from the addresses of the set at all. */
function exempts({ ipSets }: WafRule, arn: string): boolean {
  return ipSets.some((use) => use.arn === arn && use.scopeDown && use.negated);
}
