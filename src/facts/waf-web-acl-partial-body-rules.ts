import { z } from "zod";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { allRules, EFFECTIVE_RULE_READS, stops } from "./waf-effective-rules.ts";

export const wafWebAclPartialBodyRules = defineFact({
  on: WafWebAcl,
  name: "partialBodyRules",
  schema: z
    .array(z.string())
    .describe(
      "Rules that stop requests by their body, yet let one pass that is too large to inspect",
    ),
  reads: EFFECTIVE_RULE_READS,
  compute: (acl, input) =>
    allRules(acl, input)
      .filter(
        (each) =>
          stops(each) &&
          each.rule.bodies.some(
            ({ oversize, minimumBytes }) => minimumBytes === null && oversize !== "MATCH",
          ),
      )
      .map(({ name }) => name),
});
