import {
  DescribeFlowLogsCommand,
  DescribeNetworkAclsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type FlowLog as SdkFlowLog,
  type NetworkAcl as SdkNetworkAcl,
  type Vpc as SdkVpc,
} from "@aws-sdk/client-ec2";
import { FlowLog } from "../../resources/flow-log.ts";
import { NetworkAcl } from "../../resources/network-acl.ts";
import { Vpc } from "../../resources/vpc.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;
const MaxResults = 1000;

const calls = {
  DescribeVpcs: call(DescribeVpcsCommand, "ec2:DescribeVpcs", { type: Vpc }, { page }),
  DescribeNetworkAcls: call(
    DescribeNetworkAclsCommand,
    "ec2:DescribeNetworkAcls",
    { type: NetworkAcl },
    { page },
  ),
  DescribeFlowLogs: call(
    DescribeFlowLogsCommand,
    "ec2:DescribeFlowLogs",
    { type: FlowLog },
    { page },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "vpc",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const input = { MaxResults };
    const vpcs = context.items("DescribeVpcs", input, (output) => output.Vpcs);
    for await (const each of vpcs) yield vpc(context, each);
    const acls = context.items("DescribeNetworkAcls", input, (output) => output.NetworkAcls);
    for await (const each of acls) yield networkAcl(context, each);
    const logs = context.items("DescribeFlowLogs", input, (output) => output.FlowLogs);
    for await (const each of logs) yield flowLog(context, each);
  },
});

function vpc(context: Context, { VpcId: id = "", IsDefault, OwnerId, Tags }: SdkVpc) {
  return context.resource(Vpc, {
    ...identity(context, "vpc", id, Tags, OwnerId),
    isDefault: IsDefault ?? false,
    ownerId: OwnerId,
  });
}

function networkAcl(context: Context, acl: SdkNetworkAcl) {
  const { NetworkAclId: id = "", Associations = [], Entries = [], OwnerId } = acl;
  const entries = Entries.map((entry) => ({
    ruleNumber: entry.RuleNumber ?? 0,
    egress: entry.Egress ?? false,
    action: entry.RuleAction ?? "",
    protocol: entry.Protocol ?? "",
    fromPort: entry.PortRange?.From ?? null,
    toPort: entry.PortRange?.To ?? null,
    cidr: entry.CidrBlock ?? entry.Ipv6CidrBlock ?? "",
  }));
  return context.resource(NetworkAcl, {
    ...identity(context, "network-acl", id, acl.Tags, OwnerId),
    vpcId: acl.VpcId,
    ownerId: OwnerId,
    isDefault: acl.IsDefault ?? false,
    subnetIds: Associations.map(({ SubnetId = "" }) => SubnetId).sort(),
    entries: entries.sort(
      (a, b) => Number(a.egress) - Number(b.egress) || a.ruleNumber - b.ruleNumber,
    ),
  });
}

function flowLog(context: Context, log: SdkFlowLog) {
  return context.resource(FlowLog, {
    ...identity(context, "vpc-flow-log", log.FlowLogId ?? "", log.Tags),
    resourceId: log.ResourceId,
    trafficType: log.TrafficType ?? null,
    destinationType: log.LogDestinationType ?? "cloud-watch-logs",
    destination: log.LogDestination ?? log.LogGroupName ?? null,
    deliveryStatus: log.DeliverLogsStatus ?? null,
    deliveryError: log.DeliverLogsErrorMessage ?? null,
  });
}

function identity(
  { partition, region, account }: Context,
  kind: string,
  id: string,
  tagList: SdkVpc["Tags"],
  owner = account,
) {
  const tags = tagRecord(tagList);
  const arn = `arn:${partition}:ec2:${region}:${owner}:${kind}/${id}`;
  return { arn, id, name: tags["Name"] || id, tags };
}
