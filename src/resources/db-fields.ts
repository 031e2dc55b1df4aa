import { z } from "zod";

/** Fields that databases of Amazon RDS, DocumentDB and Neptune share, which one API describes. */
export const databaseFields = {
  engineVersion: z.string().describe("EngineVersion, such as 16.4"),
  storageEncryption: z
    .string()
    .describe(
      "StorageEncryptionType: none, sse-rds (a key that AWS owns) or sse-kms; where AWS sends none, by StorageEncrypted",
    ),
  kmsKeyId: z.string().nullable().describe("KmsKeyId: ARN of the KMS key; null without one"),
  deletionProtection: z.boolean().describe("DeletionProtection"),
  backupRetentionDays: z
    .number()
    .describe("BackupRetentionPeriod: days that automated backups are kept; 0 when there are none"),
  logExports: z
    .array(z.string())
    .describe("EnabledCloudwatchLogsExports: logs that go to CloudWatch Logs, such as audit"),
  masterSecretArn: z
    .string()
    .nullable()
    .describe(
      "MasterUserSecret.SecretArn: secret in which AWS keeps and rotates the password of the master user; null without one",
    ),
  multiAz: z.boolean().describe("MultiAZ: it is in more than one Availability Zone"),
};

/** Fields that clusters of all engines share. */
export const clusterFields = {
  instances: z.array(z.string()).describe("DBClusterMembers[].DBInstanceIdentifier: its instances"),
  parameterGroup: z.string().describe("DBClusterParameterGroup: name of its parameter group"),
  parameterStatuses: z
    .array(z.string())
    .describe(
      "DBClusterMembers[].DBClusterParameterGroupStatus: in-sync, or pending-reboot where a member runs with older values",
    ),
  globalCluster: z
    .string()
    .nullable()
    .describe("GlobalClusterIdentifier: the global database that it is part of; null without one"),
  replicaOf: z
    .string()
    .nullable()
    .describe(
      "ReplicationSourceIdentifier: ARN of what it is a replica of, such as the primary cluster of its global database; null for others",
    ),
};

/** Fields of an instance that its network address depends on. */
export const networkFields = {
  publiclyAccessible: z
    .boolean()
    .describe("PubliclyAccessible: outside its VPC its name leads to a public address"),
  port: z
    .number()
    .nullable()
    .describe("Endpoint.Port; null as long as it has no endpoint, when it is being made"),
  securityGroups: z
    .array(z.string())
    .describe("VpcSecurityGroups[].VpcSecurityGroupId: security groups of its network interface"),
};

/** Fields of an instance that tell of its server certificate. */
export const certificateFields = {
  caCertificate: z
    .string()
    .describe("CACertificateIdentifier: certificate authority, such as rds-ca-rsa2048-g1"),
  certificateValidTill: z
    .string()
    .nullable()
    .describe(
      "CertificateDetails.ValidTill: end of its server certificate; null where AWS tells none",
    ),
};

/** When AWS ends the support of the engine version. */
export const supportFields = {
  standardSupportEndsAt: z
    .string()
    .nullable()
    .describe(
      "DescribeDBMajorEngineVersions LifecycleSupportEndDate of open-source-rds-standard-support for its major version; null for engines without such a date",
    ),
};

/** Fields that manual snapshots of instances and clusters share. */
export const snapshotFields = {
  status: z.string().describe("Status: available, creating, …"),
  storageEncryption: databaseFields.storageEncryption,
  kmsKeyId: databaseFields.kmsKeyId,
  createdAt: z.string().nullable().describe("SnapshotCreateTime; null while it is being made"),
  public: z.boolean().describe("The attribute `restore` names all: every account can restore it"),
  sharedWith: z
    .array(z.string())
    .describe("The attribute `restore`: other accounts that may copy and restore it"),
};
