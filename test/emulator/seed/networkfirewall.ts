import {
  CreateFirewallCommand,
  CreateFirewallPolicyCommand,
  CreateRuleGroupCommand,
  type FirewallPolicy,
  type LogDestinationConfig,
  NetworkFirewallClient,
  UpdateLoggingConfigurationCommand,
} from "@aws-sdk/client-network-firewall";
import { EC2Client } from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";
import { logTraffic, makeVpc } from "./vpc-network.ts";

const FORWARD = ["aws:forward_to_sfe"];
const DROP = ["aws:drop_established", "aws:alert_established"];

/** Firewalls, policies and stateless rule groups with each fault beside good twins. */
export async function seed(context: SeedContext): Promise<void> {
  const client = context.client(NetworkFirewallClient);
  const stateless = await seedRuleGroups(context, client);
  const domains = await makeRuleGroup(client, "allowed-domains", "STATEFUL");
  const policy = await seedPolicies(context, client, stateless, domains);
  await seedFirewalls(context, client, policy);
}

async function makeRuleGroup(
  client: NetworkFirewallClient,
  RuleGroupName: string,
  Type: "STATELESS" | "STATEFUL",
  rules = 1,
): Promise<string> {
  const stateless = Array.from({ length: rules }, (_, index) => ({
    Priority: index + 1,
    RuleDefinition: {
      Actions: ["aws:drop"],
      MatchAttributes: { Sources: [{ AddressDefinition: "192.0.2.0/24" }] },
    },
  }));
  const { RuleGroupResponse } = await client.send(
    new CreateRuleGroupCommand({
      RuleGroupName,
      Type,
      Capacity: 10,
      RuleGroup: {
        RulesSource:
          Type === "STATELESS"
            ? { StatelessRulesAndCustomActions: { StatelessRules: stateless } }
            : {
                RulesSourceList: {
                  Targets: [".example.com"],
                  TargetTypes: ["TLS_SNI"],
                  GeneratedRulesType: "ALLOWLIST",
                },
              },
      },
    }),
  );
  return RuleGroupResponse?.RuleGroupArn ?? "";
}

async function seedRuleGroups({ bad, good }: SeedContext, client: NetworkFirewallClient) {
  await makeRuleGroup(client, bad("networkfirewall-rule-group-empty"), "STATELESS", 0);
  return makeRuleGroup(client, good("rule-group", "stateless"), "STATELESS");
}

async function seedPolicies(
  { bad, good }: SeedContext,
  client: NetworkFirewallClient,
  stateless: string,
  domains: string,
): Promise<string> {
  const make = async (FirewallPolicyName: string, changes: Partial<FirewallPolicy> = {}) => {
    const { FirewallPolicyResponse } = await client.send(
      new CreateFirewallPolicyCommand({
        FirewallPolicyName,
        FirewallPolicy: {
          StatelessDefaultActions: FORWARD,
          StatelessFragmentDefaultActions: FORWARD,
          StatefulRuleGroupReferences: [{ ResourceArn: domains, Priority: 1 }],
          StatefulEngineOptions: { RuleOrder: "STRICT_ORDER" },
          StatefulDefaultActions: DROP,
          ...changes,
        },
      }),
    );
    return FirewallPolicyResponse?.FirewallPolicyArn ?? "";
  };
  const StatelessRuleGroupReferences = [{ ResourceArn: stateless, Priority: 1 }];
  const actionOrder = {
    StatefulEngineOptions: { RuleOrder: "DEFAULT_ACTION_ORDER" },
    StatefulDefaultActions: undefined,
  } as const;
  await make(bad("networkfirewall-default-pass"), { StatelessDefaultActions: ["aws:pass"] });
  await make(bad("networkfirewall-fragments-pass"), {
    StatelessFragmentDefaultActions: ["aws:pass"],
  });
  await make(bad("networkfirewall-stateful-default-pass"), {
    StatefulDefaultActions: ["aws:alert_established"],
  });
  await make(bad("networkfirewall-no-rules"), { StatefulRuleGroupReferences: undefined });
  await make(good("policy", "action-order"), {
    ...actionOrder,
    StatefulRuleGroupReferences: [{ ResourceArn: domains }],
  });
  await make(good("policy", "stateless-only"), {
    ...actionOrder,
    StatelessDefaultActions: ["aws:drop"],
    StatelessFragmentDefaultActions: ["aws:drop"],
    StatefulRuleGroupReferences: undefined,
    StatelessRuleGroupReferences,
  });
  return make(good("policy", "strict-order"));
}

interface FirewallPlan {
  readonly subnets?: number;
  readonly deleteProtection?: boolean;
  readonly subnetProtection?: boolean;
  readonly logs?: boolean;
}

async function seedFirewalls(
  context: SeedContext,
  client: NetworkFirewallClient,
  FirewallPolicyArn: string,
): Promise<void> {
  const { bad, good } = context;
  const ec2 = context.client(EC2Client);
  const vpc = await makeVpc(ec2, "network-firewall");
  await logTraffic(ec2, vpc.id);
  const make = async (FirewallName: string, plan: FirewallPlan = {}) => {
    const { subnets = 2, deleteProtection = true, subnetProtection = true, logs = true } = plan;
    const { Firewall } = await client.send(
      new CreateFirewallCommand({
        FirewallName,
        FirewallPolicyArn,
        VpcId: vpc.id,
        SubnetMappings: [vpc.subnet, "subnet-0a1b2c3d4e5f60719"]
          .slice(0, subnets)
          .map((SubnetId) => ({ SubnetId })),
        DeleteProtection: deleteProtection,
        SubnetChangeProtection: subnetProtection,
      }),
    );
    if (!logs) return;
    await client.send(
      new UpdateLoggingConfigurationCommand({
        FirewallArn: Firewall?.FirewallArn,
        LoggingConfiguration: { LogDestinationConfigs: [alertLog] },
      }),
    );
  };
  await make(bad("networkfirewall-logging-off"), { logs: false });
  await make(bad("networkfirewall-single-az"), { subnets: 1 });
  await make(bad("networkfirewall-deletion-protection-off"), { deleteProtection: false });
  await make(bad("networkfirewall-subnet-protection-off"), { subnetProtection: false });
  await make(good("firewall"));
}

const alertLog: LogDestinationConfig = {
  LogType: "ALERT",
  LogDestinationType: "CloudWatchLogs",
  LogDestination: { logGroup: "network-firewall" },
};
