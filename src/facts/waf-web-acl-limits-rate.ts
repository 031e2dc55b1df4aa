import { z } from "zod";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { anyRule, EFFECTIVE_RULE_READS, stops } from "./waf-effective-rules.ts";

export const wafWebAclLimitsRate = defineFact({
  on: WafWebAcl,
  name: "limitsRate",
  schema: z.boolean().describe("A rate-based rule stops requests over its limit, not only counts"),
  reads: EFFECTIVE_RULE_READS,
  compute: (acl, input) => anyRule(acl, input, (each) => each.rule.rate !== null && stops(each)),
});
