import {
  CreateFlowLogsCommand,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
  type ResourceType,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";

/** A VPC of the seed with one subnet. */
export interface SeededVpc {
  readonly id: string;
  readonly subnet: string;
}

/** The Name tag of something that is being created. */
export function named(type: ResourceType, name: string) {
  return [{ ResourceType: type, Tags: [{ Key: "Name", Value: name }] }];
}

export async function nameIt(ec2: EC2Client, id: string, Value: string): Promise<void> {
  await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "Name", Value }] }));
}

/** A VPC in good order but for flow logs: its default group has no rules, its network ACL lets nobody in. */
export async function makeVpc(ec2: EC2Client, name: string): Promise<SeededVpc> {
  const vpc = await makePlainVpc(ec2, name);
  await emptyGroup(ec2, await defaultGroup(ec2, vpc.id));
  const { NetworkAcls } = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [{ Name: "vpc-id", Values: [vpc.id] }] }),
  );
  const NetworkAclId = NetworkAcls?.[0]?.NetworkAclId;
  await ec2.send(
    new DeleteNetworkAclEntryCommand({ NetworkAclId, RuleNumber: 100, Egress: false }),
  );
  return vpc;
}

/** Lets a subnet give public addresses to all that is launched into it. */
export async function giveAddresses(ec2: EC2Client, SubnetId: string): Promise<void> {
  const MapPublicIpOnLaunch = { Value: true };
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch }));
}

/** A VPC as AWS makes it. */
export async function makePlainVpc(ec2: EC2Client, name: string): Promise<SeededVpc> {
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: "10.20.0.0/16", TagSpecifications: named("vpc", name) }),
  );
  const id = Vpc?.VpcId ?? "";
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId: id, CidrBlock: "10.20.0.0/24" }),
  );
  return { id, subnet: Subnet?.SubnetId ?? "" };
}

/** A flow log of a VPC that works. */
export async function logTraffic(ec2: EC2Client, vpc: string): Promise<void> {
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceType: "VPC",
      ResourceIds: [vpc],
      TrafficType: "ALL",
      LogDestinationType: "kinesis-data-firehose",
      LogDestination: "arn:aws:firehose:us-east-1:123456789012:deliverystream/flow-logs",
    }),
  );
}

async function emptyGroup(ec2: EC2Client, GroupId: string): Promise<void> {
  const all = { IpProtocol: "-1" };
  const itself = [{ ...all, UserIdGroupPairs: [{ GroupId }] }];
  const everywhere = [{ ...all, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: itself }));
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: everywhere }));
}

/** A network interface, so that something runs in the VPC. */
export async function makeInterface(ec2: EC2Client, subnet: string, group: string) {
  const { NetworkInterface } = await ec2.send(
    new CreateNetworkInterfaceCommand({ SubnetId: subnet, Groups: [group] }),
  );
  return NetworkInterface?.NetworkInterfaceId ?? "";
}

export async function defaultGroup(ec2: EC2Client, vpc: string): Promise<string> {
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: "vpc-id", Values: [vpc] },
        { Name: "group-name", Values: ["default"] },
      ],
    }),
  );
  return SecurityGroups?.[0]?.GroupId ?? "";
}
