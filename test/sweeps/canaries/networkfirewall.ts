import {
  CreateFirewallCommand,
  CreateFirewallPolicyCommand,
  CreateRuleGroupCommand,
  NetworkFirewallClient,
} from "@aws-sdk/client-network-firewall";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const client = new NetworkFirewallClient(config);
  const { FirewallPolicyResponse } = await client.send(
    new CreateFirewallPolicyCommand({
      FirewallPolicyName: "canary",
      Description: secret("firewall policy description"),
      FirewallPolicy: {
        StatelessDefaultActions: ["aws:drop"],
        StatelessFragmentDefaultActions: ["aws:drop"],
      },
    }),
  );
  await client.send(
    new CreateRuleGroupCommand({
      RuleGroupName: "canary",
      Type: "STATELESS",
      Capacity: 1,
      Description: secret("firewall rule group description"),
      RuleGroup: { RulesSource: { StatelessRulesAndCustomActions: { StatelessRules: [] } } },
    }),
  );
  await client.send(
    new CreateFirewallCommand({
      FirewallName: "canary",
      FirewallPolicyArn: FirewallPolicyResponse?.FirewallPolicyArn,
      VpcId: "vpc-0a1b2c3d4e5f60718",
      SubnetMappings: [{ SubnetId: "subnet-0a1b2c3d4e5f60718" }],
      Description: secret("firewall description"),
    }),
  );
}
