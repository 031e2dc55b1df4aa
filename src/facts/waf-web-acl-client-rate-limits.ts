import { z } from "zod";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { allRules, EFFECTIVE_RULE_READS, stops } from "./waf-effective-rules.ts";

const FIVE_MINUTES = 300;

export const wafWebAclClientRateLimits = defineFact({
  on: WafWebAcl,
  name: "clientRateLimits",
  schema: z
    .array(
      z.object({
        rule: z.string().describe("Name of the rule"),
        requests: z
          .number()
          .describe("Requests in five minutes that the rule lets one client make"),
      }),
    )
    .describe(
      "Rate-based rules that stop single clients; not those that count all clients together",
    ),
  reads: EFFECTIVE_RULE_READS,
  compute: (acl, input) =>
    allRules(acl, input)
      .filter(stops)
      .flatMap(({ name, rule: { rate } }) =>
        rate === null || rate.aggregateKey === "CONSTANT"
          ? []
          : [{ rule: name, requests: (rate.limit * FIVE_MINUTES) / rate.windowSeconds }],
      ),
});
