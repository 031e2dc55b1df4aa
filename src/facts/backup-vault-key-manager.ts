import { z } from "zod";
import { BackupVault } from "../resources/backup-vault.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact } from "./define.ts";
import { KEY_MANAGER_READS, keyManagerOf } from "./key-manager.ts";

export const backupVaultKeyManager = defineFact({
  on: BackupVault,
  name: "keyManager",
  schema: z
    .enum(["AWS", "CUSTOMER"])
    .describe("Who manages the key of the vault: AWS owns it or manages the one behind aws/backup"),
  reads: { [BackupVault.type]: ["kmsKeyId"], [KmsKey.type]: KEY_MANAGER_READS },
  compute: (vault, input) =>
    vault.kmsKeyId === null ? "AWS" : keyManagerOf(vault.kmsKeyId, vault, input),
});
