import { z } from "zod";
import { defineResource } from "./define.ts";

/** A resource of any service that AWS Backup holds a recovery point of. */
export const BackupProtectedResource = defineResource({
  type: "AWS::Backup::ProtectedResource",
  service: "backup",
  scope: "regional",
  title: "Resource with a backup in AWS Backup",
  fields: z.object({
    resourceArn: z.string().describe("ListProtectedResources ResourceArn"),
    lastBackupAt: z
      .string()
      .nullable()
      .describe("LastBackupTime, ISO 8601; null where AWS Backup does not say"),
  }),
  example: {
    type: "AWS::Backup::ProtectedResource",
    arn: "arn:aws:backup:us-east-1:123456789012:protected-resource/arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d4e5f60718",
    id: "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d4e5f60718",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    resourceArn:
      "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d4e5f60718",
    lastBackupAt: "2026-05-31T05:00:00.000Z",
  },
});
