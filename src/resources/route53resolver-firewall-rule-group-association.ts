import { z } from "zod";
import { defineResource } from "./define.ts";

export const Route53ResolverFirewallRuleGroupAssociation = defineResource({
  type: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
  service: "route53resolver",
  scope: "regional",
  title: "DNS Firewall rule group association",
  fields: z.object({
    vpcId: z
      .string()
      .describe("ListFirewallRuleGroupAssociations FirewallRuleGroupAssociations[].VpcId"),
    status: z.string().describe("Status: COMPLETE, UPDATING or DELETING"),
  }),
  example: {
    type: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
    arn: "arn:aws:route53resolver:us-east-1:123456789012:firewall-rule-group-association/rslvr-frgassoc-0123456789abcdef",
    id: "rslvr-frgassoc-0123456789abcdef",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    status: "COMPLETE",
  },
});
