import { Route53ResolverFirewallRuleGroupAssociation } from "../../resources/route53resolver-firewall-rule-group-association.ts";
import { Route53ResolverQueryLoggingConfigAssociation } from "../../resources/route53resolver-query-logging-config-association.ts";
import {
  ListFirewallRuleGroupAssociationsCommand,
  ListResolverQueryLogConfigAssociationsCommand,
  Route53ResolverClient,
} from "../own-clients/route53-resolver.ts";
import { call, defineCollector } from "../define.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  ListFirewallRuleGroupAssociations: call(
    ListFirewallRuleGroupAssociationsCommand,
    "route53resolver:ListFirewallRuleGroupAssociations",
    { type: Route53ResolverFirewallRuleGroupAssociation },
    { page },
  ),
  ListResolverQueryLogConfigAssociations: call(
    ListResolverQueryLogConfigAssociationsCommand,
    "route53resolver:ListResolverQueryLogConfigAssociations",
    { type: Route53ResolverQueryLoggingConfigAssociation },
    { page },
  ),
};

export default defineCollector({
  service: "route53resolver",
  scope: "regional",
  partialRegions: true,
  client: Route53ResolverClient,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const groups = context.items(
      "ListFirewallRuleGroupAssociations",
      {},
      (output) => output.FirewallRuleGroupAssociations,
    );
    for await (const { Arn: arn = "", Id: id = "", Name: name, VpcId, Status } of groups) {
      yield context.resource(Route53ResolverFirewallRuleGroupAssociation, {
        arn,
        id,
        name: name || id,
        vpcId: VpcId,
        status: Status,
      });
    }
    const logs = context.items(
      "ListResolverQueryLogConfigAssociations",
      {},
      (output) => output.ResolverQueryLogConfigAssociations,
    );
    for await (const { Id: id = "", ResourceId, Status, Error: error } of logs) {
      yield context.resource(Route53ResolverQueryLoggingConfigAssociation, {
        arn: `arn:${partition}:route53resolver:${region}:${account}:resolver-query-log-config-association/${id}`,
        id,
        name: id,
        resourceId: ResourceId,
        status: Status,
        error: error === undefined || error === "NONE" ? null : error,
      });
    }
  },
});
