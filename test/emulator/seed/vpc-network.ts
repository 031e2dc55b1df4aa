import {
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  type ResourceType,
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

export async function makeVpc(ec2: EC2Client, name: string): Promise<SeededVpc> {
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: "10.20.0.0/16", TagSpecifications: named("vpc", name) }),
  );
  const id = Vpc?.VpcId ?? "";
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId: id, CidrBlock: "10.20.0.0/24" }),
  );
  return { id, subnet: Subnet?.SubnetId ?? "" };
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
