import { z } from "zod";
import { defineResource } from "./define.ts";

export const BackupVault = defineResource({
  type: "AWS::Backup::BackupVault",
  service: "backup",
  scope: "regional",
  title: "Backup vault",
  fields: z.object({
    vaultType: z
      .string()
      .describe(
        "ListBackupVaults VaultType: BACKUP_VAULT, also where it is absent, LOGICALLY_AIR_GAPPED_BACKUP_VAULT, …",
      ),
    kmsKeyId: z.string().nullable().describe("EncryptionKeyArn; null: a key that AWS Backup owns"),
    recoveryPoints: z.number().describe("NumberOfRecoveryPoints"),
    locked: z.boolean().describe("Locked: a vault lock is in effect; absent: not"),
    policy: z
      .string()
      .nullable()
      .describe("GetBackupVaultAccessPolicy Policy: JSON text; null: none"),
    unencryptedResources: z
      .array(z.string())
      .describe(
        "ListRecoveryPointsByBackupVault ResourceArn of recovery points whose IsEncrypted is false",
      ),
  }),
  example: {
    type: "AWS::Backup::BackupVault",
    arn: "arn:aws:backup:us-east-1:123456789012:backup-vault:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    vaultType: "BACKUP_VAULT",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    recoveryPoints: 35,
    locked: true,
    policy: null,
    unencryptedResources: [],
  },
});
