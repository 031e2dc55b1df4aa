import {
  DescribeFirewallCommand,
  DescribeFirewallPolicyCommand,
  DescribeLoggingConfigurationCommand,
  DescribeRuleGroupCommand,
  type DescribeFirewallPolicyResponse,
  type EncryptionConfiguration,
  type Firewall,
  ListFirewallPoliciesCommand,
  ListFirewallsCommand,
  ListRuleGroupsCommand,
  NetworkFirewallClient,
} from "@aws-sdk/client-network-firewall";
import { NetworkFirewall } from "../../resources/network-firewall.ts";
import { NetworkFirewallPolicy } from "../../resources/network-firewall-policy.ts";
import { NetworkFirewallRuleGroup } from "../../resources/network-firewall-rule-group.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  ListFirewalls: call(
    ListFirewallsCommand,
    "network-firewall:ListFirewalls",
    { type: NetworkFirewall },
    { page },
  ),
  DescribeFirewall: call(DescribeFirewallCommand, "network-firewall:DescribeFirewall", {
    type: NetworkFirewall,
    fields: [
      "vpcId",
      "transitGatewayId",
      "placements",
      "policyArn",
      "deleteProtection",
      "placementProtection",
      "kmsKeyId",
    ],
  }),
  DescribeLoggingConfiguration: call(
    DescribeLoggingConfigurationCommand,
    "network-firewall:DescribeLoggingConfiguration",
    { type: NetworkFirewall, fields: ["logs"] },
  ),
  ListFirewallPolicies: call(
    ListFirewallPoliciesCommand,
    "network-firewall:ListFirewallPolicies",
    [{ type: NetworkFirewallPolicy }, { type: NetworkFirewallRuleGroup }],
    { page },
  ),
  DescribeFirewallPolicy: call(
    DescribeFirewallPolicyCommand,
    "network-firewall:DescribeFirewallPolicy",
    { type: NetworkFirewallPolicy, fields: Object.keys(NetworkFirewallPolicy.fields.shape) },
  ),
  ListRuleGroups: call(
    ListRuleGroupsCommand,
    "network-firewall:ListRuleGroups",
    { type: NetworkFirewallRuleGroup },
    { page },
  ),
  DescribeRuleGroup: call(DescribeRuleGroupCommand, "network-firewall:DescribeRuleGroup", {
    type: NetworkFirewallRuleGroup,
    fields: Object.keys(NetworkFirewallRuleGroup.fields.shape),
  }),
};
type Context = CollectContext<typeof calls>;

/** The most that a page of these lists can hold. */
const MOST = 100;

export default defineCollector({
  service: "networkfirewall",
  scope: "regional",
  partialRegions: true,
  client: NetworkFirewallClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "ListFirewalls",
      { MaxResults: MOST },
      (output) => output.Firewalls,
    );
    yield* context.each(listed, async ({ FirewallArn: arn = "", FirewallName: name = "" }) => {
      const output = await context.read("DescribeFirewall", { FirewallArn: arn }, arn);
      return context.resource(NetworkFirewall, {
        arn,
        id: name,
        name,
        ...(output?.Firewall && described(output.Firewall)),
        logs: (await logs(context, arn)) ?? undefined,
      });
    });
    yield* policies(context);
  },
});

function described(firewall: Firewall) {
  const { TransitGatewayId: transitGatewayId = null, AvailabilityZoneMappings: zones = [] } =
    firewall;
  return {
    tags: tagRecord(firewall.Tags),
    // Some answers have an empty text where there is none.
    vpcId: firewall.VpcId || null,
    transitGatewayId,
    placements:
      transitGatewayId === null
        ? (firewall.SubnetMappings ?? []).map(({ SubnetId: id = "" }) => id)
        : zones.map(({ AvailabilityZone: zone = "" }) => zone),
    policyArn: firewall.FirewallPolicyArn,
    deleteProtection: firewall.DeleteProtection ?? false,
    placementProtection:
      (transitGatewayId === null
        ? firewall.SubnetChangeProtection
        : firewall.AvailabilityZoneChangeProtection) ?? false,
    kmsKeyId: customerKey(firewall.EncryptionConfiguration),
  };
}

async function logs(context: Context, FirewallArn: string) {
  const output = await context.read("DescribeLoggingConfiguration", { FirewallArn }, FirewallArn);
  return (
    output &&
    (output.LoggingConfiguration?.LogDestinationConfigs ?? []).map((log) => ({
      kind: log.LogType ?? "",
      destinationType: log.LogDestinationType ?? "",
    }))
  );
}

async function* policies(context: Context) {
  let some = false;
  const listed = context.items(
    "ListFirewallPolicies",
    { MaxResults: MOST },
    (output) => output.FirewallPolicies,
  );
  yield* context.each(listed, async ({ Arn: arn = "", Name: name = "" }) => {
    some = true;
    const output = await context.read("DescribeFirewallPolicy", { FirewallPolicyArn: arn }, arn);
    const policy = output && policyOf(output);
    return context.resource(NetworkFirewallPolicy, { arn, id: name, name, ...policy });
  });
  // Without a policy nothing can use a rule group.
  if (some) yield* ruleGroups(context);
}

function policyOf({
  FirewallPolicy: policy,
  FirewallPolicyResponse: about,
}: DescribeFirewallPolicyResponse) {
  if (policy === undefined) return undefined;
  const stateless = (policy.StatelessRuleGroupReferences ?? []).toSorted(
    (a, b) => (a.Priority ?? 0) - (b.Priority ?? 0),
  );
  return {
    tags: tagRecord(about?.Tags),
    statelessDefaultActions: policy.StatelessDefaultActions ?? [],
    statelessFragmentDefaultActions: policy.StatelessFragmentDefaultActions ?? [],
    strictOrder: policy.StatefulEngineOptions?.RuleOrder === "STRICT_ORDER",
    statefulDefaultActions: policy.StatefulDefaultActions ?? [],
    statelessRuleGroups: stateless.map(({ ResourceArn: arn = "" }) => arn),
    statefulRuleGroups: (policy.StatefulRuleGroupReferences ?? []).map(
      ({ ResourceArn: arn = "" }) => arn,
    ),
    kmsKeyId: customerKey(about?.EncryptionConfiguration),
  };
}

async function* ruleGroups(context: Context) {
  const listed = context.items(
    "ListRuleGroups",
    { Scope: "ACCOUNT", Type: "STATELESS", MaxResults: MOST },
    (output) => output.RuleGroups,
  );
  yield* context.each(listed, async ({ Arn: arn = "", Name: name = "" }) => {
    const output = await context.read("DescribeRuleGroup", { RuleGroupArn: arn }, arn);
    const { RuleGroup: group, RuleGroupResponse: about } = output ?? {};
    return context.resource(NetworkFirewallRuleGroup, {
      arn,
      id: name,
      name,
      tags: about && tagRecord(about.Tags),
      rules:
        group && (group.RulesSource?.StatelessRulesAndCustomActions?.StatelessRules ?? []).length,
      kmsKeyId: about && customerKey(about.EncryptionConfiguration),
    });
  });
}

function customerKey(encryption: EncryptionConfiguration | undefined): string | null {
  return encryption?.Type === "CUSTOMER_KMS" ? (encryption.KeyId ?? null) : null;
}
