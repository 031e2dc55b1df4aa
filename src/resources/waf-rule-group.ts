import { z } from "zod";
import { defineResource } from "./define.ts";
import { WafRule } from "./waf-rule.ts";

/** A rule group that a web ACL refers to; others stop nothing and are not asked for. */
export const WafRuleGroup = defineResource({
  type: "AWS::WAFv2::RuleGroup",
  service: "waf",
  scope: "regional",
  title: "WAF rule group",
  fields: z.object({
    rules: z.array(WafRule).describe("GetRuleGroup RuleGroup.Rules"),
  }),
  example: {
    type: "AWS::WAFv2::RuleGroup",
    arn: "arn:aws:wafv2:us-east-1:123456789012:regional/rulegroup/logins/22222222-3333-4444-5555-666666666666",
    id: "22222222-3333-4444-5555-666666666666",
    name: "logins",
    account: "123456789012",
    region: "us-east-1",
    rules: [
      {
        name: "limit-logins",
        action: "BLOCK",
        group: null,
        statements: ["RateBased"],
        rate: { limit: 100, windowSeconds: 300, aggregateKey: "IP" },
        bodies: [],
        ipSets: [],
        metricsEnabled: true,
        firewallManager: false,
      },
    ],
  },
});
