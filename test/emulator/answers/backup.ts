import {
  CreateBackupSelectionCommand,
  GetBackupVaultAccessPolicyCommand,
  type BackupSelectionsListMember,
  ListBackupSelectionsCommand,
  ListBackupVaultsCommand,
  ListProtectedResourcesCommand,
  ListRecoveryPointsByBackupVaultCommand,
  PutBackupVaultAccessPolicyCommand,
  type RecoveryPointByBackupVault,
  StartBackupJobCommand,
} from "@aws-sdk/client-backup";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

/**
 * moto has no policies of vaults, selections, jobs or recovery points: these live in the emulator. A backup job is done at
 * once, yesterday. Backups are encrypted, but where the name of the vault says that they are not.
 */
export function backupAnswers(): Answer[] {
  const policies = new Map<string, string>();
  const selections = new Map<string, BackupSelectionsListMember[]>();
  const points = new Map<string, RecoveryPointByBackupVault[]>();
  const ofRegion = (region: string) =>
    [...points].flatMap(([key, list]) => (key.startsWith(`${region}/`) ? list : []));

  return [
    answer(PutBackupVaultAccessPolicyCommand, ({ input, region }) => {
      policies.set(`${region}/${input.BackupVaultName}`, input.Policy ?? "");
      return {};
    }),
    answer(GetBackupVaultAccessPolicyCommand, ({ input, region }) => {
      const { BackupVaultName = "" } = input;
      const Policy = policies.get(`${region}/${BackupVaultName}`);
      if (Policy === undefined) {
        throw new ServiceError("ResourceNotFoundException", "There is no access policy.");
      }
      return { BackupVaultName, Policy };
    }),
    answer(ListBackupVaultsCommand, async ({ region, forward }) => {
      const { BackupVaultList = [], NextToken } = await forward();
      const vaults = BackupVaultList.map((vault) => ({
        ...vault,
        VaultType: "BACKUP_VAULT" as const,
        NumberOfRecoveryPoints: points.get(`${region}/${vault.BackupVaultName}`)?.length ?? 0,
      }));
      return { BackupVaultList: vaults, NextToken };
    }),
    answer(StartBackupJobCommand, ({ input, region }) => {
      const { BackupVaultName = "", ResourceArn = "" } = input;
      const key = `${region}/${BackupVaultName}`;
      const present = points.get(key) ?? [];
      const RecoveryPointArn = `arn:aws:backup:${region}:${ACCOUNT}:recovery-point:${present.length + 1}`;
      const point = { RecoveryPointArn, BackupVaultName, ResourceArn, CreationDate: daysAgo(1) };
      const IsEncrypted = !BackupVaultName.includes("unencrypted");
      points.set(key, [...present, { ...point, IsEncrypted }]);
      return { BackupJobId: String(present.length + 1), RecoveryPointArn };
    }),
    answer(ListRecoveryPointsByBackupVaultCommand, ({ input, region }) => {
      const all = points.get(`${region}/${input.BackupVaultName}`) ?? [];
      const { items, next } = page(all, input.MaxResults ?? 1000, input.NextToken);
      return { RecoveryPoints: items, NextToken: next };
    }),
    answer(ListProtectedResourcesCommand, ({ input, region }) => {
      const byArn = new Map(ofRegion(region).map((point) => [point.ResourceArn, point]));
      const all = [...byArn.values()].map(({ ResourceArn, CreationDate }) => ({
        ResourceArn,
        LastBackupTime: CreationDate,
      }));
      const { items, next } = page(all, input.MaxResults ?? 1000, input.NextToken);
      return { Results: items, NextToken: next };
    }),
    answer(CreateBackupSelectionCommand, ({ input, region }) => {
      const { BackupPlanId = "", BackupSelection } = input;
      const key = `${region}/${BackupPlanId}`;
      const SelectionId = `selection-${selections.size + 1}`;
      const made = { SelectionId, BackupPlanId, SelectionName: BackupSelection?.SelectionName };
      selections.set(key, [...(selections.get(key) ?? []), made]);
      return { SelectionId, BackupPlanId };
    }),
    answer(ListBackupSelectionsCommand, ({ input, region }) => ({
      BackupSelectionsList: selections.get(`${region}/${input.BackupPlanId}`) ?? [],
    })),
  ];
}
