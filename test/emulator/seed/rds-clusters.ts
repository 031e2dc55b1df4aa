import { CreateGlobalClusterCommand } from "@aws-sdk/client-rds";
import type { SeedContext } from "./context.ts";
import {
  AURORA,
  clusterOfTwo,
  clusterParameterGroup,
  type ClusterPlan,
  type DatabaseMaker,
  databaseMaker,
  identity,
} from "./rds-database.ts";

/** Clusters of Aurora, Multi-AZ DB clusters and global databases, each with one fault, beside good ones. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const maker = await databaseMaker(context);
  const { rds } = maker;
  const demanding = "tls-demanded-aurora";
  await clusterParameterGroup(rds, demanding, "aurora-postgresql16", { "rds.force_ssl": "1" });
  const safe = { DBClusterParameterGroupName: demanding };

  const whole = await clusterOfTwo(maker, good("cluster", "aurora"), safe);
  await maker.member(bad("rds-minor-upgrade-off", "member"), whole, AURORA, "c", {
    AutoMinorVersionUpgrade: false,
  });
  const faults: readonly [rule: string, plan: ClusterPlan][] = [
    ["rds-cluster-unencrypted", { StorageEncrypted: false }],
    ["rds-cluster-master-secret-unmanaged", { ManageMasterUserPassword: false }],
    ["rds-cluster-iam-auth-off", { EnableIAMDatabaseAuthentication: false }],
    ["rds-cluster-deletion-protection-off", { DeletionProtection: false }],
    ["rds-cluster-backups-short", { BackupRetentionPeriod: 1 }],
    ["rds-cluster-log-exports-off", { EnableCloudwatchLogsExports: [] }],
    ["rds-cluster-tls-not-forced", { DBClusterParameterGroupName: "default.aurora-postgresql16" }],
    ["rds-cluster-engine-support-ended", { EngineVersion: "13.16" }],
  ];
  for (const [rule, plan] of faults) await clusterOfTwo(maker, bad(rule), { ...safe, ...plan });
  const lonely = await maker.cluster(bad("rds-cluster-multi-az-off"), safe);
  await maker.member("cluster-multi-az-off-a", lonely, AURORA, "a");

  const multiAz = {
    Engine: "postgres",
    DBClusterParameterGroupName: "default.postgres16",
    DBClusterInstanceClass: "db.m6gd.large",
  };
  await maker.cluster(good("cluster", "multi-az"), multiAz);
  await maker.cluster(bad("rds-cluster-minor-upgrade-off"), {
    ...multiAz,
    AutoMinorVersionUpgrade: false,
  });
  await seedGlobal(context, maker, safe);
}

async function seedGlobal(context: SeedContext, maker: DatabaseMaker, safe: ClusterPlan) {
  const { bad, good, account } = context;
  const world = async (name: string, primary: string) => {
    const { id, Tags } = identity(name);
    await maker.rds.send(
      new CreateGlobalClusterCommand({
        GlobalClusterIdentifier: id,
        SourceDBClusterIdentifier: `arn:aws:rds:us-east-1:${account}:cluster:${primary}`,
        Tags,
      }),
    );
    return id;
  };
  const primary = await clusterOfTwo(maker, good("cluster", "primary"), safe);
  const GlobalClusterIdentifier = await world(good("global"), primary);
  const plain = { ...safe, StorageEncrypted: false };
  await world(
    bad("rds-global-unencrypted"),
    await clusterOfTwo(maker, good("cluster", "plain-primary"), plain),
  );

  // The copy in another Region has its users from the primary cluster.
  const abroad = await databaseMaker(context, "eu-west-1");
  const demanding = { "rds.force_ssl": "1" };
  const group = "tls-demanded-aurora";
  await clusterParameterGroup(abroad.rds, group, "aurora-postgresql16", demanding);
  await clusterOfTwo(abroad, good("cluster", "secondary"), {
    ...safe,
    GlobalClusterIdentifier,
    ManageMasterUserPassword: false,
  });
}
