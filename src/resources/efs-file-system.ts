import { z } from "zod";
import { defineResource } from "./define.ts";

export const EfsFileSystem = defineResource({
  type: "AWS::EFS::FileSystem",
  service: "efs",
  scope: "regional",
  title: "EFS file system",
  fields: z.object({
    encrypted: z.boolean().describe("DescribeFileSystems Encrypted: at rest"),
    kmsKeyId: z.string().nullable().describe("KmsKeyId: ARN of the key; null: not encrypted"),
    replicationDestination: z
      .boolean()
      .describe(
        "FileSystemProtection.ReplicationOverwriteProtection is REPLICATING: a read-only copy of another",
      ),
    automaticBackups: z
      .boolean()
      .describe("DescribeBackupPolicy BackupPolicy.Status is ENABLED or ENABLING; no policy: not"),
    policy: z
      .string()
      .nullable()
      .describe("DescribeFileSystemPolicy Policy: JSON text; null: the default, open to all"),
  }),
  example: {
    type: "AWS::EFS::FileSystem",
    arn: "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d4e5f60718",
    id: "fs-0a1b2c3d4e5f60718",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    encrypted: true,
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    replicationDestination: false,
    automaticBackups: true,
    policy:
      '{"Version":"2012-10-17","Statement":[{"Sid":"App","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/orders"},"Action":["elasticfilesystem:ClientMount","elasticfilesystem:ClientWrite"],"Resource":"arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d4e5f60718","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}',
  },
});
