import { BackupVault } from "../resources/backup-vault.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const backupVaultPolicyGrants = policyGrantsFact(BackupVault, "policy");
