import { describe, expect, test } from "vitest";
import { NetworkFirewall } from "../../../src/resources/network-firewall.ts";
import { NetworkFirewallPolicy } from "../../../src/resources/network-firewall-policy.ts";
import { NetworkFirewallRuleGroup } from "../../../src/resources/network-firewall-rule-group.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const arn = (kind: string, name: string) =>
  `arn:aws:network-firewall:us-east-1:123456789012:${kind}/${name}`;
const FIREWALL = arn("firewall", "edge");
const POLICY = arn("firewall-policy", "edge");
const EMPTY: Readonly<Record<string, Answer>> = {
  ListFirewalls: () => ({ body: { Firewalls: [] } }),
  ListFirewallPolicies: () => ({ body: { FirewallPolicies: [] } }),
};
const oneFirewall = (Firewall: object): Readonly<Record<string, Answer>> => ({
  ...EMPTY,
  ListFirewalls: () => ({
    body: { Firewalls: [{ FirewallName: "edge", FirewallArn: FIREWALL }] },
  }),
  DescribeFirewall: () => ({
    body: { Firewall: { FirewallPolicyArn: POLICY, FirewallId: "1", ...Firewall } },
  }),
  DescribeLoggingConfiguration: () => ({ body: { FirewallArn: FIREWALL } }),
});
const onePolicy = (FirewallPolicy: object): Readonly<Record<string, Answer>> => ({
  ...EMPTY,
  ListFirewallPolicies: () => ({ body: { FirewallPolicies: [{ Name: "edge", Arn: POLICY }] } }),
  DescribeFirewallPolicy: () => ({ body: { FirewallPolicyResponse: {}, FirewallPolicy } }),
  ListRuleGroups: () => ({ body: { RuleGroups: [] } }),
});
const denied: Answer = () => ({
  status: 400,
  body: { __type: "AccessDeniedException", message: "no" },
});
const collect = (answers: Readonly<Record<string, Answer>>) =>
  collectWith("networkfirewall", answers);

describe("networkfirewall", () => {
  test("a Region without firewalls and policies costs two calls", async () => {
    const { resources, gaps, journal } = await collect(EMPTY);
    expect([resources, gaps]).toEqual([[], []]);
    expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
      ["ListFirewallPolicies", 1],
      ["ListFirewalls", 1],
    ]);
  });

  test("a firewall in subnets", async () => {
    const { resources, gaps } = await collect({
      ...oneFirewall({
        VpcId: "vpc-1",
        SubnetMappings: [{ SubnetId: "subnet-1" }, { SubnetId: "subnet-2" }],
        DeleteProtection: true,
        EncryptionConfiguration: { Type: "CUSTOMER_KMS", KeyId: "alias/firewall" },
      }),
      DescribeLoggingConfiguration: () => ({
        body: {
          LoggingConfiguration: {
            LogDestinationConfigs: [
              { LogType: "FLOW", LogDestinationType: "S3", LogDestination: { bucketName: "logs" } },
            ],
          },
        },
      }),
    });
    expect(gaps).toEqual([]);
    expect(resources).toMatchObject([
      {
        arn: FIREWALL,
        name: "edge",
        vpcId: "vpc-1",
        transitGatewayId: null,
        placements: ["subnet-1", "subnet-2"],
        policyArn: POLICY,
        deleteProtection: true,
        placementProtection: false,
        kmsKeyId: "alias/firewall",
        logs: [{ kind: "FLOW", destinationType: "S3" }],
      },
    ]);
    expect(NetworkFirewall.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("a firewall that is attached to a transit gateway has zones in place of subnets", async () => {
    const { resources } = await collect(
      oneFirewall({
        VpcId: "",
        SubnetMappings: [],
        TransitGatewayId: "tgw-1",
        AvailabilityZoneMappings: [{ AvailabilityZone: "use1-az1" }],
        AvailabilityZoneChangeProtection: true,
        EncryptionConfiguration: { Type: "AWS_OWNED_KMS_KEY", KeyId: "AWS_OWNED_KMS_KEY" },
      }),
    );
    expect(resources).toMatchObject([
      {
        vpcId: null,
        transitGatewayId: "tgw-1",
        placements: ["use1-az1"],
        placementProtection: true,
        kmsKeyId: null,
        logs: [],
      },
    ]);
  });

  test("a firewall that may not be described is there all the same", async () => {
    const { resources, gaps } = await collect({
      ...oneFirewall({}),
      DescribeFirewall: denied,
      DescribeLoggingConfiguration: denied,
    });
    expect(resources).toEqual([
      expect.objectContaining({ type: NetworkFirewall.type, arn: FIREWALL, name: "edge" }),
    ]);
    expect(resources[0]).not.toHaveProperty("placements");
    expect(resources[0]).not.toHaveProperty("logs");
    expect(gaps.map(({ field }) => field)).toEqual(expect.arrayContaining(["placements", "logs"]));
  });

  test("a policy of action order has no default of its stateful rules", async () => {
    const { resources } = await collect(
      onePolicy({
        StatelessDefaultActions: ["aws:pass", "Count"],
        StatelessFragmentDefaultActions: ["aws:drop"],
        StatelessRuleGroupReferences: [
          { ResourceArn: "second", Priority: 20 },
          { ResourceArn: "first", Priority: 10 },
        ],
      }),
    );
    expect(resources).toMatchObject([
      {
        arn: POLICY,
        statelessDefaultActions: ["aws:pass", "Count"],
        statelessFragmentDefaultActions: ["aws:drop"],
        strictOrder: false,
        statefulDefaultActions: [],
        statelessRuleGroups: ["first", "second"],
        statefulRuleGroups: [],
        kmsKeyId: null,
      },
    ]);
    expect(NetworkFirewallPolicy.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("of rule groups only the number of rules is kept", async () => {
    const group = arn("stateless-rulegroup", "deny");
    const asked: object[] = [];
    const { resources } = await collect({
      ...onePolicy({ StatelessDefaultActions: [], StatelessFragmentDefaultActions: [] }),
      ListRuleGroups: (input) => {
        asked.push(input);
        return { body: { RuleGroups: [{ Name: "deny", Arn: group }] } };
      },
      DescribeRuleGroup: () => ({
        body: {
          RuleGroupResponse: { EncryptionConfiguration: { Type: "CUSTOMER_KMS", KeyId: "1" } },
          RuleGroup: {
            RulesSource: {
              StatelessRulesAndCustomActions: {
                StatelessRules: [{ Priority: 1, RuleDefinition: { Actions: ["aws:drop"] } }],
              },
            },
          },
        },
      }),
    });
    expect(asked).toMatchObject([{ Scope: "ACCOUNT", Type: "STATELESS" }]);
    const found = resources.find(({ type }) => type === NetworkFirewallRuleGroup.type);
    expect(found).toMatchObject({ arn: group, rules: 1, kmsKeyId: "1" });
    expect(NetworkFirewallRuleGroup.fields.safeParse(found).error).toBeUndefined();
  });

  test("policies that may not be listed leave rule groups unread as well", async () => {
    const { gaps } = await collect({ ...EMPTY, ListFirewallPolicies: denied });
    expect(gaps.map(({ type }) => type)).toEqual([
      NetworkFirewallPolicy.type,
      NetworkFirewallRuleGroup.type,
    ]);
  });
});
