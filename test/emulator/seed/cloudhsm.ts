import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSubnetsCommand,
  EC2Client,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import {
  CloudHsmClient,
  DescribeBackupsCommand,
} from "../../../src/collect/own-clients/cloudhsm.ts";
import {
  CreateClusterCommand,
  CreateHsmCommand,
  InitializeClusterCommand,
  PutResourcePolicyCommand,
} from "../own-clients/cloudhsm.ts";
import { FOREIGN_ACCOUNT, type SeedContext } from "./context.ts";
import { makeInterface } from "./vpc-network.ts";

interface Plan {
  readonly name: string;
  readonly zones?: readonly string[];
  readonly type?: string;
  readonly mode?: string;
  readonly retentionDays?: number;
  readonly initialized?: boolean;
  /** Who may reach the HSMs beside the members of their own group. */
  readonly admits?: IpPermission;
  readonly sharedWith?: string;
}

const PORTS = { IpProtocol: "tcp", FromPort: 2223, ToPort: 2225 };
const ZONES = ["us-east-1a", "us-east-1b"];

/** Clusters with HSMs in the default VPC, and a backup of each. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const range = { ...PORTS, IpRanges: [{ CidrIp: "10.0.0.0/8" }] };
  const plans: Plan[] = [
    { name: good("cloudhsm", "two-zones-10-days-old") },
    { name: good("cloudhsm", "without-hsms"), zones: [] },
    { name: bad("cloudhsm-single-az"), zones: ["us-east-1a"] },
    { name: bad("cloudhsm-single-az", "two-hsms"), zones: ["us-east-1a", "us-east-1a"] },
    { name: bad("cloudhsm-degraded") },
    { name: bad("cloudhsm-uninitialized", "30-days-old"), zones: [], initialized: false },
    { name: bad("cloudhsm-uninitialized", "30-days-old-not-activated"), zones: ["us-east-1a"] },
    { name: good("cloudhsm", "new"), zones: [], initialized: false },
    { name: bad("cloudhsm-retired-type"), type: "hsm1.medium" },
    { name: bad("cloudhsm-non-fips"), mode: "NON_FIPS" },
    { name: bad("cloudhsm-backup-retention-short"), retentionDays: 7 },
    { name: bad("cloudhsm-security-group-open"), admits: range },
    { name: bad("cloudhsm-backup-shared"), sharedWith: FOREIGN_ACCOUNT },
  ];
  for (const plan of plans) await makeCluster(context, plan);
}

async function makeCluster({ client }: SeedContext, plan: Plan): Promise<void> {
  const { name, zones = ZONES, type = "hsm2m.medium", mode = "FIPS", initialized = true } = plan;
  const hsm = client(CloudHsmClient);
  const ec2 = client(EC2Client);
  const subnets = await defaultSubnets(ec2);
  const SecurityGroup = await makeGroup(ec2, subnets.vpc, plan);
  const days = { Type: "DAYS", Value: String(plan.retentionDays ?? 90) };
  const { Cluster } = await hsm.send(
    new CreateClusterCommand({
      HsmType: type,
      // Clusters of the retired type are older than the choice.
      Mode: type === "hsm1.medium" ? undefined : mode,
      SubnetIds: ZONES.map((zone) => subnets.byZone.get(zone) ?? ""),
      BackupRetentionPolicy: days,
      SecurityGroup,
      TagList: [{ Key: "Name", Value: name }],
    }),
  );
  const ClusterId = Cluster?.ClusterId;
  for (const AvailabilityZone of zones) {
    await hsm.send(new CreateHsmCommand({ ClusterId, AvailabilityZone }));
    await makeInterface(ec2, subnets.byZone.get(AvailabilityZone) ?? "", SecurityGroup);
  }
  if (!initialized) return;
  const SignedCert = "signed";
  await hsm.send(new InitializeClusterCommand({ ClusterId, SignedCert, TrustAnchor: SignedCert }));
  if (plan.sharedWith !== undefined) await share(hsm, ClusterId, plan.sharedWith);
}

async function defaultSubnets(ec2: EC2Client) {
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "default-for-az", Values: ["true"] }] }),
  );
  return {
    vpc: Subnets[0]?.VpcId ?? "",
    byZone: new Map(Subnets.map(({ AvailabilityZone, SubnetId }) => [AvailabilityZone, SubnetId])),
  };
}

async function makeGroup(ec2: EC2Client, VpcId: string, { name, admits }: Plan): Promise<string> {
  const GroupName = `cloudhsm-cluster-${name.replaceAll("--", "-")}-sg`;
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName, VpcId, Description: "CloudHSM managed group" }),
  );
  const itself = { ...PORTS, UserIdGroupPairs: [{ GroupId }] };
  const IpPermissions = [itself, ...(admits === undefined ? [] : [admits])];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  return GroupId;
}

interface Listed {
  readonly Backups: readonly { readonly ClusterId: string; readonly BackupArn: string }[];
}

async function share(
  hsm: InstanceType<typeof CloudHsmClient>,
  cluster: string | undefined,
  account: string,
): Promise<void> {
  const { Backups }: Listed = await hsm.send(new DescribeBackupsCommand({}));
  const ResourceArn = Backups.find(({ ClusterId }) => ClusterId === cluster)?.BackupArn;
  const Statement = {
    Effect: "Allow",
    Principal: { AWS: account },
    Action: ["cloudhsm:CreateCluster", "cloudhsm:DescribeBackups"],
    Resource: ResourceArn,
  };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [Statement] });
  await hsm.send(new PutResourcePolicyCommand({ ResourceArn, Policy }));
}
