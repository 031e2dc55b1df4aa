import {
  CreateFirewallPolicyCommand,
  CreateRuleGroupCommand,
  DescribeFirewallPolicyCommand,
  type DescribeFirewallPolicyResponse,
  DescribeRuleGroupCommand,
  type DescribeRuleGroupResponse,
  ListFirewallPoliciesCommand,
  ListRuleGroupsCommand,
} from "@aws-sdk/client-network-firewall";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { page } from "./paging.ts";
import { idOf } from "./shield.ts";

/** moto has firewalls and their logs; policies and rule groups, which it has not, live in the emulator. */
export function networkFirewallAnswers(): Answer[] {
  const policies = new Map<string, DescribeFirewallPolicyResponse>();
  const groups = new Map<string, DescribeRuleGroupResponse>();
  return [
    answer(CreateFirewallPolicyCommand, ({ input, region }) => {
      const arn = arnOf(region, "firewall-policy", input.FirewallPolicyName);
      const FirewallPolicyResponse = {
        FirewallPolicyName: input.FirewallPolicyName,
        FirewallPolicyArn: arn,
        FirewallPolicyId: idOf(arn),
        Description: input.Description,
        FirewallPolicyStatus: "ACTIVE" as const,
        Tags: input.Tags,
        EncryptionConfiguration: input.EncryptionConfiguration ?? {
          Type: "AWS_OWNED_KMS_KEY" as const,
          KeyId: "AWS_OWNED_KMS_KEY",
        },
      };
      const { FirewallPolicy } = input;
      policies.set(arn, { UpdateToken: idOf(arn), FirewallPolicyResponse, FirewallPolicy });
      return { UpdateToken: idOf(arn), FirewallPolicyResponse };
    }),
    answer(DescribeFirewallPolicyCommand, ({ input }) => known(policies, input.FirewallPolicyArn)),
    answer(ListFirewallPoliciesCommand, ({ input, region }) => {
      const all = [...policies.values()].map(({ FirewallPolicyResponse: policy }) => ({
        Name: policy?.FirewallPolicyName,
        Arn: policy?.FirewallPolicyArn,
      }));
      const here = all.filter(({ Arn }) => Arn?.includes(`:${region}:`));
      const { items, next } = page(here, input.MaxResults ?? 100, input.NextToken);
      return { FirewallPolicies: items, NextToken: next };
    }),
    answer(CreateRuleGroupCommand, ({ input, region }) => {
      const kind = input.Type === "STATELESS" ? "stateless-rulegroup" : "stateful-rulegroup";
      const arn = arnOf(region, kind, input.RuleGroupName);
      const RuleGroupResponse = {
        RuleGroupArn: arn,
        RuleGroupName: input.RuleGroupName,
        RuleGroupId: idOf(arn),
        Description: input.Description,
        Type: input.Type,
        Capacity: input.Capacity,
        RuleGroupStatus: "ACTIVE" as const,
        Tags: input.Tags,
        EncryptionConfiguration: input.EncryptionConfiguration,
      };
      const { RuleGroup } = input;
      groups.set(arn, { UpdateToken: idOf(arn), RuleGroupResponse, RuleGroup });
      return { UpdateToken: idOf(arn), RuleGroupResponse };
    }),
    answer(DescribeRuleGroupCommand, ({ input }) => known(groups, input.RuleGroupArn)),
    answer(ListRuleGroupsCommand, ({ input, region }) => {
      const all = [...groups.values()].map(({ RuleGroupResponse: group }) => ({
        Name: group?.RuleGroupName,
        Arn: group?.RuleGroupArn,
        type: group?.Type,
      }));
      const wanted = all.filter(
        ({ Arn, type }) => Arn?.includes(`:${region}:`) && type === (input.Type ?? type),
      );
      const { items, next } = page(wanted, input.MaxResults ?? 100, input.NextToken);
      return { RuleGroups: items.map(({ Name, Arn }) => ({ Name, Arn })), NextToken: next };
    }),
  ];
}

function arnOf(region: string, kind: string, name: string | undefined): string {
  return `arn:aws:network-firewall:${region}:${ACCOUNT}:${kind}/${name}`;
}

function known<T>(all: ReadonlyMap<string, T>, arn: string | undefined): T {
  const found = all.get(arn ?? "");
  if (found === undefined) throw new ServiceError("ResourceNotFoundException", `no ${arn}`);
  return found;
}
