import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  CreateDBSubnetGroupCommand,
  CreateGlobalClusterCommand,
  type DBCluster,
  type DBInstance,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeGlobalClustersCommand,
} from "@aws-sdk/client-rds";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { daysAgo } from "./naming.ts";
import { type RdsEstate, rdsEstate } from "./rds-estate.ts";
import { rdsForm } from "./rds-form.ts";
import { rdsParametersAnswers } from "./rds-parameters.ts";
import { rdsSnapshotsAnswers } from "./rds-snapshots.ts";

/**
 * moto has no DocumentDB, refuses IAM authentication for Neptune and Multi-AZ DB clusters, tells neither certificates nor
 * the kind of encryption, gives unencrypted clusters a key, and names no cluster parameter group of one's own. So
 * instances, clusters and their snapshots live in the emulator; parameter groups, option groups and proxies are moto's.
 */
export function rdsAnswers(): Answer[] {
  const estate = rdsEstate();
  return [
    ...databases(estate),
    ...globals(estate),
    ...rdsSnapshotsAnswers(estate),
    ...rdsParametersAnswers(),
  ];
}

function databases(estate: RdsEstate): Answer[] {
  return [
    answer(CreateDBSubnetGroupCommand, ({ input, region }) => {
      const { text } = rdsForm(input);
      const DBSubnetGroupName = text("DBSubnetGroupName");
      const DBSubnetGroupDescription = text("DBSubnetGroupDescription");
      const group = { DBSubnetGroupName, DBSubnetGroupDescription };
      estate.in(region).subnetGroups.set(DBSubnetGroupName ?? "", group);
      return { DBSubnetGroup: group };
    }),
    answer(CreateDBInstanceCommand, ({ input, region }) => {
      const { instances, clusters, subnetGroups } = estate.in(region);
      const { text } = rdsForm(input);
      const cluster = clusters.get(text("DBClusterIdentifier") ?? "");
      const instance = {
        ...instanceOf(input, region, cluster),
        DBSubnetGroup: subnetGroups.get(text("DBSubnetGroupName") ?? ""),
      };
      instances.set(instance.DBInstanceIdentifier ?? "", instance);
      return { DBInstance: instance };
    }),
    answer(CreateDBInstanceReadReplicaCommand, ({ input, region }) => {
      const { instances } = estate.in(region);
      const source = rdsForm(input).text("SourceDBInstanceIdentifier") ?? "";
      const { MasterUserSecret: _, ...original } = instances.get(source) ?? {};
      const own = instanceOf(input, region);
      const instance: DBInstance = {
        ...own,
        Engine: original.Engine,
        EngineVersion: original.EngineVersion,
        DBParameterGroups: original.DBParameterGroups,
        StorageEncrypted: original.StorageEncrypted,
        StorageEncryptionType: original.StorageEncryptionType,
        KmsKeyId: original.KmsKeyId,
        BackupRetentionPeriod: 0,
        ReadReplicaSourceDBInstanceIdentifier: source,
      };
      instances.set(own.DBInstanceIdentifier ?? "", instance);
      const replicas = original.ReadReplicaDBInstanceIdentifiers ?? [];
      instances.set(source, {
        ...instances.get(source),
        ReadReplicaDBInstanceIdentifiers: [...replicas, own.DBInstanceIdentifier ?? ""],
      });
      return { DBInstance: instance };
    }),
    answer(DescribeDBInstancesCommand, ({ region }) => ({
      DBInstances: [...estate.in(region).instances.values()],
    })),
    answer(CreateDBClusterCommand, ({ input, region }) => {
      const asked = clusterOf(input, region);
      const global = estate.globals.get(asked.GlobalClusterIdentifier ?? "");
      const primary = global?.GlobalClusterMembers?.find(({ IsWriter }) => IsWriter === true);
      const cluster = { ...asked, ReplicationSourceIdentifier: primary?.DBClusterArn };
      global?.GlobalClusterMembers?.push({ DBClusterArn: cluster.DBClusterArn, IsWriter: false });
      estate.in(region).clusters.set(cluster.DBClusterIdentifier ?? "", cluster);
      return { DBCluster: cluster };
    }),
    answer(DescribeDBClustersCommand, ({ region }) => {
      const { clusters, instances } = estate.in(region);
      return {
        DBClusters: [...clusters.values()].map((cluster) => {
          const members = [...instances.values()].filter(
            (instance) => instance.DBClusterIdentifier === cluster.DBClusterIdentifier,
          );
          const zones = new Set(members.map(({ AvailabilityZone }) => AvailabilityZone));
          return {
            ...cluster,
            MultiAZ: isMultiAzCluster(cluster) || zones.size > 1,
            DBClusterMembers: members.map(({ DBInstanceIdentifier }, index) => ({
              DBInstanceIdentifier,
              IsClusterWriter: index === 0,
              DBClusterParameterGroupStatus: "in-sync",
            })),
          };
        }),
      };
    }),
  ];
}

function globals(estate: RdsEstate): Answer[] {
  return [
    answer(CreateGlobalClusterCommand, ({ input, region }) => {
      const form = rdsForm(input);
      const GlobalClusterIdentifier = form.text("GlobalClusterIdentifier") ?? "";
      const arn = form.text("SourceDBClusterIdentifier");
      const primary = estate.in(region).clusters.get(arn?.split(":").at(-1) ?? "") ?? {};
      primary.GlobalClusterIdentifier = GlobalClusterIdentifier;
      const global = {
        GlobalClusterIdentifier,
        GlobalClusterArn: `arn:aws:rds::${ACCOUNT}:global-cluster:${GlobalClusterIdentifier}`,
        Status: "available",
        Engine: primary.Engine,
        EngineVersion: primary.EngineVersion,
        StorageEncrypted: primary.StorageEncrypted,
        StorageEncryptionType: primary.StorageEncryptionType,
        GlobalClusterMembers: [{ DBClusterArn: arn, IsWriter: true }],
        TagList: form.tags(),
      };
      estate.globals.set(GlobalClusterIdentifier, global);
      return { GlobalCluster: global };
    }),
    answer(DescribeGlobalClustersCommand, () => ({ GlobalClusters: [...estate.globals.values()] })),
  ];
}

const PORTS: Readonly<Record<string, number>> = { docdb: 27_017, neptune: 8182, postgres: 5432 };

function instanceOf(input: object, region: string, cluster?: DBCluster): DBInstance {
  const form = rdsForm(input);
  const id = form.text("DBInstanceIdentifier") ?? "";
  const Engine = form.text("Engine") ?? "";
  const CACertificateIdentifier = form.text("CACertificateIdentifier") ?? "rds-ca-rsa2048-g1";
  const group = form.text("DBParameterGroupName");
  const options = form.text("OptionGroupName");
  return {
    ...databaseOf(input, region, "db", id),
    // Members take these from their cluster.
    ...(cluster && {
      DBClusterIdentifier: cluster.DBClusterIdentifier,
      EngineVersion: cluster.EngineVersion,
      StorageEncrypted: cluster.StorageEncrypted,
      StorageEncryptionType: cluster.StorageEncryptionType,
      KmsKeyId: cluster.KmsKeyId,
      BackupRetentionPeriod: cluster.BackupRetentionPeriod,
    }),
    DBInstanceIdentifier: id,
    DBInstanceArn: `arn:aws:rds:${region}:${ACCOUNT}:db:${id}`,
    DBInstanceStatus: "available",
    DBInstanceClass: form.text("DBInstanceClass"),
    Endpoint: {
      Address: `${id}.c1a2b3c4d5e6.${region}.rds.amazonaws.com`,
      Port: PORTS[Engine] ?? 3306,
    },
    AvailabilityZone: form.text("AvailabilityZone") ?? `${region}a`,
    MultiAZ: form.flag("MultiAZ"),
    PubliclyAccessible: form.flag("PubliclyAccessible"),
    AutoMinorVersionUpgrade: form.text("AutoMinorVersionUpgrade") !== "false",
    DBParameterGroups: [
      {
        DBParameterGroupName: group ?? `default.${Engine}`,
        ParameterApplyStatus: "in-sync",
      },
    ],
    OptionGroupMemberships: [{ OptionGroupName: options ?? `default:${Engine}` }],
    CACertificateIdentifier,
    CertificateDetails: {
      CAIdentifier: CACertificateIdentifier,
      ValidTill:
        CACertificateIdentifier === "rds-ca-2019"
          ? new Date("2024-08-22T17:08:50Z")
          : daysAgo(-300),
    },
  };
}

function clusterOf(input: object, region: string): DBCluster {
  const form = rdsForm(input);
  const id = form.text("DBClusterIdentifier") ?? "";
  const cluster: DBCluster = {
    ...databaseOf(input, region, "cluster", id),
    DBClusterIdentifier: id,
    DBClusterArn: `arn:aws:rds:${region}:${ACCOUNT}:cluster:${id}`,
    Status: "available",
    EngineMode: "provisioned",
    DBClusterParameterGroup: form.text("DBClusterParameterGroupName"),
    GlobalClusterIdentifier: form.text("GlobalClusterIdentifier"),
  };
  return isMultiAzCluster(cluster)
    ? { ...cluster, AutoMinorVersionUpgrade: form.text("AutoMinorVersionUpgrade") !== "false" }
    : cluster;
}

function isMultiAzCluster({ Engine = "" }: DBCluster): boolean {
  return Engine === "postgres" || Engine === "mysql";
}

function databaseOf(input: object, region: string, kind: "db" | "cluster", id: string) {
  const form = rdsForm(input);
  const isEncrypted = form.flag("StorageEncrypted");
  return {
    Engine: form.text("Engine"),
    EngineVersion: form.text("EngineVersion"),
    StorageEncrypted: isEncrypted,
    StorageEncryptionType: isEncrypted ? ("sse-kms" as const) : ("none" as const),
    ...(isEncrypted && { KmsKeyId: form.text("KmsKeyId") }),
    DeletionProtection: form.flag("DeletionProtection"),
    BackupRetentionPeriod: form.number("BackupRetentionPeriod") ?? 1,
    EnabledCloudwatchLogsExports: form.list("EnableCloudwatchLogsExports"),
    IAMDatabaseAuthenticationEnabled: form.flag("EnableIAMDatabaseAuthentication"),
    VpcSecurityGroups: form
      .list("VpcSecurityGroupIds")
      .map((VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: "active" })),
    ...(form.flag("ManageMasterUserPassword") && {
      MasterUserSecret: {
        SecretArn: `arn:aws:secretsmanager:${region}:${ACCOUNT}:secret:rds!${kind}-${id}-AbCdEf`,
        SecretStatus: "active",
      },
    }),
    TagList: form.tags(),
  };
}
