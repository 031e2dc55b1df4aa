import { z } from "zod";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { anyRule, EFFECTIVE_RULE_READS, stops } from "./waf-effective-rules.ts";

export const wafWebAclStopsInjection = defineFact({
  on: WafWebAcl,
  name: "stopsInjection",
  schema: z
    .boolean()
    .describe("A rule of your own stops SQL injection or cross-site scripting, not only counts it"),
  reads: EFFECTIVE_RULE_READS,
  compute: (acl, input) =>
    anyRule(
      acl,
      input,
      (each) =>
        stops(each) &&
        each.rule.statements.some((kind) => kind === "SqliMatch" || kind === "XssMatch"),
    ),
});
