import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";
import {
  clusterOfTwo,
  clusterParameterGroup,
  type ClusterPlan,
  databaseMaker,
} from "./rds-database.ts";
import { logTraffic, makeInterface, makeVpc } from "./vpc-network.ts";

/** Clusters of Neptune, each with one fault, beside a good one. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const maker = await databaseMaker(context);
  const audited = "audited-graph";
  const values = { neptune_enable_audit_log: "1" };
  await clusterParameterGroup(maker.rds, audited, "neptune1.4", values);
  const safe = {
    Engine: "neptune",
    EngineVersion: "1.4.6.0",
    ManageMasterUserPassword: false,
    EnableCloudwatchLogsExports: ["audit"],
    DBClusterParameterGroupName: audited,
  };
  const whole = await clusterOfTwo(maker, good("cluster", "neptune"), safe);
  await maker.member(good("instance", "neptune"), whole, "neptune", "c");
  await maker.member(bad("neptune-minor-upgrade-off"), whole, "neptune", "c", {
    AutoMinorVersionUpgrade: false,
  });
  await maker.member(bad("neptune-public"), whole, "neptune", "c", {
    PubliclyAccessible: true,
    VpcSecurityGroupIds: [await openGroup(context)],
  });
  const faults: readonly [rule: string, plan: ClusterPlan][] = [
    ["neptune-unencrypted", { StorageEncrypted: false }],
    ["neptune-iam-auth-off", { EnableIAMDatabaseAuthentication: false }],
    ["neptune-audit-off", { DBClusterParameterGroupName: "default.neptune1.4" }],
    ["neptune-deletion-protection-off", { DeletionProtection: false }],
    ["neptune-backups-short", { BackupRetentionPeriod: 1 }],
  ];
  for (const [rule, plan] of faults) await clusterOfTwo(maker, bad(rule), { ...safe, ...plan });
  const lonely = await maker.cluster(bad("neptune-multi-az-off"), safe);
  await maker.member("neptune-multi-az-off-a", lonely, "neptune", "a");
}

async function openGroup({ client }: SeedContext): Promise<string> {
  const ec2 = client(EC2Client);
  const vpc = await makeVpc(ec2, "graphs");
  await logTraffic(ec2, vpc.id);
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: "graph-everybody",
      Description: "orders",
      VpcId: vpc.id,
    }),
  );
  const port = { IpProtocol: "tcp", FromPort: 8182, ToPort: 8182 };
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ ...port, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    }),
  );
  await makeInterface(ec2, vpc.subnet, GroupId);
  return GroupId;
}
