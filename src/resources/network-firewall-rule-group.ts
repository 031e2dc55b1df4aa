import { z } from "zod";
import { defineResource } from "./define.ts";

/** Stateless rule groups only, and none of AWS; stateful ones cannot be empty. */
export const NetworkFirewallRuleGroup = defineResource({
  type: "AWS::NetworkFirewall::RuleGroup",
  service: "networkfirewall",
  scope: "regional",
  title: "Network Firewall stateless rule group",
  fields: z.object({
    rules: z
      .number()
      .describe(
        "DescribeRuleGroup RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules: how many",
      ),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("RuleGroupResponse.EncryptionConfiguration.KeyId; null: a key that AWS owns"),
  }),
  example: {
    type: "AWS::NetworkFirewall::RuleGroup",
    arn: "arn:aws:network-firewall:us-east-1:123456789012:stateless-rulegroup/deny-lists",
    id: "deny-lists",
    name: "deny-lists",
    account: "123456789012",
    region: "us-east-1",
    rules: 3,
    kmsKeyId: null,
  },
});
