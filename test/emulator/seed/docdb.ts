import type { SeedContext } from "./context.ts";
import {
  clusterOfTwo,
  clusterParameterGroup,
  type ClusterPlan,
  databaseMaker,
} from "./rds-database.ts";

/** Clusters of DocumentDB, each with one fault, beside a good one. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const maker = await databaseMaker(context);
  const audited = "audited-documents";
  await clusterParameterGroup(maker.rds, audited, "docdb5.0", { audit_logs: "enabled" });
  const plain = "tls-off-documents";
  const values = { audit_logs: "all", tls: "disabled" };
  await clusterParameterGroup(maker.rds, plain, "docdb5.0", values);
  const safe = {
    Engine: "docdb",
    EngineVersion: "5.0.0",
    EnableIAMDatabaseAuthentication: false,
    EnableCloudwatchLogsExports: ["audit", "profiler"],
    DBClusterParameterGroupName: audited,
  };
  const whole = await clusterOfTwo(maker, good("cluster", "docdb"), safe);
  await maker.member(bad("docdb-ca-certificate-expiring"), whole, "docdb", "c", {
    CACertificateIdentifier: "rds-ca-2019",
  });
  const faults: readonly [name: string, plan: ClusterPlan][] = [
    [bad("docdb-unencrypted"), { StorageEncrypted: false }],
    [bad("docdb-tls-off"), { DBClusterParameterGroupName: plain }],
    [bad("docdb-audit-off", "not-exported"), { EnableCloudwatchLogsExports: [] }],
    [bad("docdb-audit-off", "not-written"), { DBClusterParameterGroupName: "default.docdb5.0" }],
    [bad("docdb-master-secret-unmanaged"), { ManageMasterUserPassword: false }],
    [bad("docdb-deletion-protection-off"), { DeletionProtection: false }],
    [bad("docdb-backups-short"), { BackupRetentionPeriod: 1 }],
  ];
  for (const [name, plan] of faults) await clusterOfTwo(maker, name, { ...safe, ...plan });
  const lonely = await maker.cluster(bad("docdb-multi-az-off"), safe);
  await maker.member("docdb-multi-az-off-a", lonely, "docdb", "a");
}
