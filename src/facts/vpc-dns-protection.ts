import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { Route53ResolverFirewallRuleGroupAssociation } from "../resources/route53resolver-firewall-rule-group-association.ts";
import { Route53ResolverQueryLoggingConfigAssociation } from "../resources/route53resolver-query-logging-config-association.ts";
import { Vpc } from "../resources/vpc.ts";
import { defineFact } from "./define.ts";

const LogAssociation = Route53ResolverQueryLoggingConfigAssociation.fields.pick({
  status: true,
  error: true,
});

export const vpcDnsFirewallAssociations = defineFact({
  on: Vpc,
  name: "dnsFirewallAssociations",
  schema: z
    .array(z.string())
    .describe("Ids of the associations of DNS Firewall rule groups with the VPC that stay"),
  reads: { [Route53ResolverFirewallRuleGroupAssociation.type]: ["vpcId", "status"] },
  compute({ id, account, region }, input) {
    const type = Route53ResolverFirewallRuleGroupAssociation;
    const staying = input
      .findByKey(type, { account, region }, vpcOf, id)
      .filter(({ status }) => status !== "DELETING");
    // None is certain only when the list is whole.
    if (staying.length === 0) input.list(type, { account, region });
    return staying.map((association) => association.id);
  },
});

export const vpcDnsQueryLogs = defineFact({
  on: Vpc,
  name: "dnsQueryLogs",
  schema: z
    .array(LogAssociation)
    .describe("The associations of Resolver query logging with the VPC, with those that fail"),
  reads: { [Route53ResolverQueryLoggingConfigAssociation.type]: ["resourceId", "status", "error"] },
  compute({ id, account, region }, input) {
    const type = Route53ResolverQueryLoggingConfigAssociation;
    const found = input.findByKey(type, { account, region }, loggedVpc, id);
    // One that works will do; that none does is certain only when the list is whole.
    if (!found.some(({ status }) => status === "ACTIVE")) input.list(type, { account, region });
    return found.map(({ status, error }) => ({ status, error }));
  },
});

const vpcOf = ({ vpcId }: ResourceOf<typeof Route53ResolverFirewallRuleGroupAssociation>) => [
  vpcId,
];
const loggedVpc = ({
  resourceId,
}: ResourceOf<typeof Route53ResolverQueryLoggingConfigAssociation>) => [resourceId];
