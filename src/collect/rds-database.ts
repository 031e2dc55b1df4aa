import type { DBCluster, DBInstance } from "@aws-sdk/client-rds";
import { iso, tagRecord } from "./shape.ts";

type Database = DBInstance | DBCluster;

/** Encryption at rest in the words of StorageEncryptionType, which older answers lack. */
export function storageEncryption(of: {
  readonly StorageEncryptionType?: string | undefined;
  readonly StorageEncrypted?: boolean | undefined;
}): string | undefined {
  const { StorageEncryptionType, StorageEncrypted } = of;
  if (StorageEncryptionType !== undefined) return StorageEncryptionType;
  return StorageEncrypted === undefined ? undefined : StorageEncrypted ? "sse-kms" : "none";
}

/** Fields of instances and clusters of all engines. */
export function databaseFields(database: Database) {
  return {
    engineVersion: database.EngineVersion,
    storageEncryption: storageEncryption(database),
    kmsKeyId: database.KmsKeyId ?? null,
    deletionProtection: database.DeletionProtection,
    backupRetentionDays: database.BackupRetentionPeriod,
    logExports: database.EnabledCloudwatchLogsExports ?? [],
    multiAz: database.MultiAZ,
  };
}

/** ARN of the secret with the password of the master user; undefined while AWS has one without telling its ARN. */
export function masterSecret({ MasterUserSecret }: Database): string | null | undefined {
  return MasterUserSecret === undefined ? null : MasterUserSecret.SecretArn;
}

/** Fields of clusters of all engines. */
export function clusterFields(cluster: DBCluster) {
  return {
    ...databaseFields(cluster),
    instances: (cluster.DBClusterMembers ?? []).flatMap(
      ({ DBInstanceIdentifier }) => DBInstanceIdentifier ?? [],
    ),
    parameterGroup: cluster.DBClusterParameterGroup,
    parameterStatuses: (cluster.DBClusterMembers ?? []).flatMap(
      ({ DBClusterParameterGroupStatus }) => DBClusterParameterGroupStatus ?? [],
    ),
    globalCluster: cluster.GlobalClusterIdentifier || null,
    replicaOf: cluster.ReplicationSourceIdentifier || null,
  };
}

/** Fields of an instance that its network address depends on. */
export function networkFields(instance: DBInstance) {
  return {
    publiclyAccessible: instance.PubliclyAccessible,
    port: instance.Endpoint?.Port ?? null,
    securityGroups: (instance.VpcSecurityGroups ?? []).flatMap(
      ({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? [],
    ),
  };
}

/** Fields of an instance that tell of its server certificate. */
export function certificateFields({ CACertificateIdentifier, CertificateDetails }: DBInstance) {
  return {
    caCertificate: CACertificateIdentifier,
    certificateValidTill: iso(CertificateDetails?.ValidTill),
  };
}

/** What tells an instance from all others. */
export function instanceIdentity({ DBInstanceIdentifier: id = "", ...instance }: DBInstance) {
  return { arn: instance.DBInstanceArn ?? "", id, name: id, tags: tagRecord(instance.TagList) };
}

/** What tells a cluster from all others. */
export function clusterIdentity({ DBClusterIdentifier: id = "", ...cluster }: DBCluster) {
  return { arn: cluster.DBClusterArn ?? "", id, name: id, tags: tagRecord(cluster.TagList) };
}
