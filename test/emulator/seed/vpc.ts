import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateFlowLogsCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateSubnetCommand,
  CreateVpcEndpointCommand,
  DescribeNetworkAclsCommand,
  EC2Client,
  type FlowLogsResourceType,
  ReplaceNetworkAclAssociationCommand,
  type TrafficType,
} from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";
import {
  defaultGroup,
  giveAddresses,
  logTraffic,
  makeInterface,
  makeVpc,
  named,
  nameIt,
  type SeededVpc,
} from "./vpc-network.ts";

const LOG_GROUP = "/vpc/flow-logs";
const ANYWHERE = "0.0.0.0/0";

/** VPCs with and without flow logs and an endpoint of KMS, network ACLs, and subnets. */
export async function seed(context: SeedContext): Promise<void> {
  const ec2 = context.client(EC2Client);
  await context
    .client(CloudWatchLogsClient)
    .send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  await seedFlowLogs(context, ec2);
  await seedKmsEndpoints(context, ec2);
  await seedNetworkAcls(context, ec2);
  await seedSubnets(context, ec2);
}

async function seedSubnets({ bad, good }: SeedContext, ec2: EC2Client): Promise<void> {
  const giving = await makeVpc(ec2, good("vpc", "giving-addresses"));
  await logTraffic(ec2, giving.id);
  await nameIt(ec2, giving.subnet, bad("vpc-subnet-public-addresses"));
  await giveAddresses(ec2, giving.subnet);
  const keeping = await makeVpc(ec2, good("vpc", "keeping-addresses"));
  await logTraffic(ec2, keeping.id);
  await nameIt(ec2, keeping.subnet, good("subnet"));
}

async function seedFlowLogs({ account, bad, good }: SeedContext, ec2: EC2Client): Promise<void> {
  const log = async (
    ResourceType: FlowLogsResourceType,
    id: string,
    TrafficType: TrafficType = "ALL",
    LogGroupName = LOG_GROUP,
  ) =>
    ec2.send(
      new CreateFlowLogsCommand({
        ResourceType,
        ResourceIds: [id],
        TrafficType,
        LogGroupName,
        DeliverLogsPermissionArn: `arn:aws:iam::${account}:role/flow-logs`,
      }),
    );
  await makeVpc(ec2, bad("vpc-flow-logs-off"));
  const failing = await makeVpc(ec2, bad("vpc-flow-logs-off", "failing"));
  // Without its log group moto lets the delivery fail, as AWS does.
  await log("VPC", failing.id, "ALL", "/vpc/deleted");
  const accepting = await makeVpc(ec2, bad("vpc-flow-logs-off", "accepted-only"));
  await log("VPC", accepting.id, "ACCEPT");
  const half = await makeVpc(ec2, bad("vpc-flow-logs-off", "one-subnet"));
  await ec2.send(new CreateSubnetCommand({ VpcId: half.id, CidrBlock: "10.20.1.0/24" }));
  await log("Subnet", half.subnet);

  await log("VPC", (await makeVpc(ec2, good("vpc", "logged"))).id);
  await log("VPC", (await makeVpc(ec2, good("vpc", "rejects-logged"))).id, "REJECT");
  await log("Subnet", (await makeVpc(ec2, good("vpc", "subnets-logged"))).subnet);
}

async function seedKmsEndpoints(context: SeedContext, ec2: EC2Client): Promise<void> {
  const { bad, good } = context;
  await makeUsedVpc(ec2, bad("vpc-no-kms-endpoint"));
  await makeRunningVpc(context, good("vpc", "kms-endpoint"));
}

async function makeUsedVpc(ec2: EC2Client, name: string): Promise<SeededVpc> {
  const vpc = await makeVpc(ec2, name);
  await makeInterface(ec2, vpc.subnet, await defaultGroup(ec2, vpc.id));
  await logTraffic(ec2, vpc.id);
  return vpc;
}

/** A VPC in good order in which something runs; only its queries are neither filtered nor logged. */
export async function makeRunningVpc(
  { account, client }: SeedContext,
  name: string,
): Promise<SeededVpc> {
  const ec2 = client(EC2Client);
  const vpc = await makeUsedVpc(ec2, name);
  const Statement = [
    {
      Effect: "Allow",
      Principal: "*",
      Action: "kms:*",
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": account } },
    },
  ];
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpc.id,
      VpcEndpointType: "Interface",
      ServiceName: "com.amazonaws.us-east-1.kms",
      SubnetIds: [vpc.subnet],
      PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }),
    }),
  );
  return vpc;
}

interface AclRule {
  readonly number: number;
  readonly deny?: true;
  readonly ports?: readonly [from: number, to: number];
  readonly cidr?: string;
}

async function seedNetworkAcls({ bad, good }: SeedContext, ec2: EC2Client): Promise<void> {
  const { id: VpcId } = await makeVpc(ec2, good("vpc", "acls-logged"));
  await logTraffic(ec2, VpcId);
  let subnets = 0;
  const make = async (name: string, rules: readonly AclRule[], used = true) => {
    const { NetworkAcl } = await ec2.send(
      new CreateNetworkAclCommand({ VpcId, TagSpecifications: named("network-acl", name) }),
    );
    const NetworkAclId = NetworkAcl?.NetworkAclId ?? "";
    for (const { number, deny, ports, cidr = ANYWHERE } of rules) {
      await ec2.send(
        new CreateNetworkAclEntryCommand({
          NetworkAclId,
          RuleNumber: number,
          Egress: false,
          RuleAction: deny ? "deny" : "allow",
          Protocol: ports === undefined ? "-1" : "6",
          ...(ports && { PortRange: { From: ports[0], To: ports[1] } }),
          ...(cidr.includes(":") ? { Ipv6CidrBlock: cidr } : { CidrBlock: cidr }),
        }),
      );
    }
    if (!used) return;
    subnets += 1;
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId, CidrBlock: `10.20.${subnets}.0/24` }),
    );
    await moveSubnet(ec2, Subnet?.SubnetId ?? "", NetworkAclId);
  };
  const everything = { number: 100 };
  await make(bad("nacl-open-admin-ports"), [everything]);
  await make(bad("nacl-open-admin-ports", "deny-too-late"), [
    { number: 200, deny: true, ports: [22, 22] },
    { number: 110, ports: [20, 25] },
  ]);
  await make(bad("nacl-open-admin-ports", "ipv6"), [
    { number: 110, ports: [3389, 3389], cidr: "::/0" },
  ]);
  await make(good("nacl", "https-only"), [{ number: 100, ports: [443, 443] }]);
  await make(good("nacl", "denied-before"), [
    { number: 50, deny: true, ports: [22, 22] },
    { number: 60, deny: true, ports: [3389, 3389] },
    { number: 70, ports: [1, 65_535] },
  ]);
  await make(good("nacl", "own-network"), [{ number: 100, cidr: "10.0.0.0/8" }]);
  await make(good("nacl", "without-subnets"), [everything], false);
}

async function moveSubnet(ec2: EC2Client, subnet: string, NetworkAclId: string): Promise<void> {
  const { NetworkAcls = [] } = await ec2.send(
    new DescribeNetworkAclsCommand({
      Filters: [{ Name: "association.subnet-id", Values: [subnet] }],
    }),
  );
  const associations = NetworkAcls.flatMap(({ Associations = [] }) => Associations);
  const AssociationId = associations.find(
    ({ SubnetId }) => SubnetId === subnet,
  )?.NetworkAclAssociationId;
  await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
}
