import { expect, test } from "vitest";
import { NetworkAcl } from "../../../src/resources/network-acl.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const nothing: Answer = () => ({ body: "<Response></Response>" });

test("VPCs are read in the largest pages, to the last one", async () => {
  const asked: unknown[] = [];
  const { resources } = await collectWith("vpc", {
    DescribeVpcs: ({ MaxResults, NextToken }) => {
      asked.push([MaxResults, NextToken]);
      const id = `vpc-${(NextToken ?? "1") as string}`;
      const next = NextToken === undefined ? "<nextToken>2</nextToken>" : "";
      const tag = NextToken === undefined ? "" : "<item><key>Name</key><value>shop</value></item>";
      return {
        body: `<DescribeVpcsResponse><vpcSet><item><vpcId>${id}</vpcId><ownerId>999999999999</ownerId><isDefault>true</isDefault><tagSet>${tag}</tagSet></item></vpcSet>${next}</DescribeVpcsResponse>`,
      };
    },
    DescribeNetworkAcls: nothing,
    DescribeFlowLogs: nothing,
  });
  expect(asked).toEqual([
    ["1000", undefined],
    ["1000", "2"],
  ]);
  expect(resources).toMatchObject([
    { name: "vpc-1", arn: "arn:aws:ec2:us-east-1:999999999999:vpc/vpc-1", isDefault: true },
    { name: "shop", id: "vpc-2", ownerId: "999999999999" },
  ]);
});

test("entries of a network ACL are in the order in which they decide", async () => {
  const entry = (number: number, egress: boolean, rest: string) =>
    `<item><ruleNumber>${number}</ruleNumber><egress>${egress}</egress><ruleAction>allow</ruleAction>${rest}</item>`;
  const all = "<protocol>-1</protocol><cidrBlock>0.0.0.0/0</cidrBlock>";
  const { resources } = await collectWith("vpc", {
    DescribeVpcs: nothing,
    DescribeNetworkAcls: () => ({
      body: `<DescribeNetworkAclsResponse><networkAclSet><item>
        <networkAclId>acl-1</networkAclId><vpcId>vpc-1</vpcId><ownerId>123456789012</ownerId><default>true</default>
        <entrySet>${entry(100, true, all)}${entry(200, false, all)}${entry(
          110,
          false,
          "<protocol>6</protocol><ipv6CidrBlock>::/0</ipv6CidrBlock><portRange><from>22</from><to>23</to></portRange>",
        )}</entrySet>
        <associationSet><item><subnetId>subnet-2</subnetId></item><item><subnetId>subnet-1</subnetId></item></associationSet>
        </item></networkAclSet></DescribeNetworkAclsResponse>`,
    }),
    DescribeFlowLogs: nothing,
  });
  expect(resources).toMatchObject([
    {
      isDefault: true,
      subnetIds: ["subnet-1", "subnet-2"],
      entries: [
        { ruleNumber: 110, egress: false, fromPort: 22, toPort: 23, cidr: "::/0" },
        { ruleNumber: 200, egress: false, fromPort: null, toPort: null, cidr: "0.0.0.0/0" },
        { ruleNumber: 100, egress: true },
      ],
    },
  ]);
  expect(NetworkAcl.fields.safeParse(resources[0]).error).toBeUndefined();
});

test("a flow log that has not delivered yet has no status, and a log group is a destination", async () => {
  const { resources } = await collectWith("vpc", {
    DescribeVpcs: nothing,
    DescribeNetworkAcls: nothing,
    DescribeFlowLogs: () => ({
      body: "<DescribeFlowLogsResponse><flowLogSet><item><flowLogId>fl-1</flowLogId><resourceId>tgw-1</resourceId><logGroupName>/vpc</logGroupName></item></flowLogSet></DescribeFlowLogsResponse>",
    }),
  });
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:ec2:us-east-1:123456789012:vpc-flow-log/fl-1",
      resourceId: "tgw-1",
      trafficType: null,
      destinationType: "cloud-watch-logs",
      destination: "/vpc",
      deliveryStatus: null,
      deliveryError: null,
    },
  ]);
});
