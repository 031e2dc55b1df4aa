import { z } from "zod";
import { defineResource } from "./define.ts";

export const NetworkFirewallPolicy = defineResource({
  type: "AWS::NetworkFirewall::FirewallPolicy",
  service: "networkfirewall",
  scope: "regional",
  title: "Network Firewall policy",
  fields: z.object({
    statelessDefaultActions: z
      .array(z.string())
      .describe("DescribeFirewallPolicy FirewallPolicy.StatelessDefaultActions"),
    statelessFragmentDefaultActions: z
      .array(z.string())
      .describe("FirewallPolicy.StatelessFragmentDefaultActions"),
    strictOrder: z
      .boolean()
      .describe("FirewallPolicy.StatefulEngineOptions.RuleOrder is STRICT_ORDER"),
    statefulDefaultActions: z
      .array(z.string())
      .describe("FirewallPolicy.StatefulDefaultActions; only a policy of strict order has any"),
    statelessRuleGroups: z
      .array(z.string())
      .describe("FirewallPolicy.StatelessRuleGroupReferences[].ResourceArn, by priority"),
    statefulRuleGroups: z
      .array(z.string())
      .describe("FirewallPolicy.StatefulRuleGroupReferences[].ResourceArn"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("FirewallPolicyResponse.EncryptionConfiguration.KeyId; null: a key that AWS owns"),
  }),
  example: {
    type: "AWS::NetworkFirewall::FirewallPolicy",
    arn: "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/edge",
    id: "edge",
    name: "edge",
    account: "123456789012",
    region: "us-east-1",
    statelessDefaultActions: ["aws:forward_to_sfe"],
    statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
    strictOrder: true,
    statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
    statelessRuleGroups: [],
    statefulRuleGroups: [
      "arn:aws:network-firewall:us-east-1:123456789012:stateful-rulegroup/allowed-domains",
    ],
    kmsKeyId: null,
  },
});
