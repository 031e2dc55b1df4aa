import {
  BackupClient,
  GetBackupVaultAccessPolicyCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
  ListBackupVaultsCommand,
  ListProtectedResourcesCommand,
  ListRecoveryPointsByBackupVaultCommand,
  type BackupVaultListMember,
} from "@aws-sdk/client-backup";
import { BackupPlan } from "../../resources/backup-plan.ts";
import { BackupProtectedResource } from "../../resources/backup-protected-resource.ts";
import { BackupVault } from "../../resources/backup-vault.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  ListBackupVaults: call(
    ListBackupVaultsCommand,
    "backup:ListBackupVaults",
    { type: BackupVault },
    { page: ["NextToken", "NextToken"] },
  ),
  GetBackupVaultAccessPolicy: call(
    GetBackupVaultAccessPolicyCommand,
    "backup:GetBackupVaultAccessPolicy",
    { type: BackupVault, fields: ["policy"] },
    { none: ["ResourceNotFoundException"] },
  ),
  ListRecoveryPointsByBackupVault: call(
    ListRecoveryPointsByBackupVaultCommand,
    "backup:ListRecoveryPointsByBackupVault",
    { type: BackupVault, fields: ["unencryptedResources"] },
    { page: ["NextToken", "NextToken"] },
  ),
  ListBackupPlans: call(
    ListBackupPlansCommand,
    "backup:ListBackupPlans",
    { type: BackupPlan },
    { page: ["NextToken", "NextToken"] },
  ),
  ListBackupSelections: call(
    ListBackupSelectionsCommand,
    "backup:ListBackupSelections",
    { type: BackupPlan, fields: ["selections"] },
    { page: ["NextToken", "NextToken"] },
  ),
  ListProtectedResources: call(
    ListProtectedResourcesCommand,
    "backup:ListProtectedResources",
    { type: BackupProtectedResource },
    { page: ["NextToken", "NextToken"] },
  ),
};
type Context = CollectContext<typeof calls>;

const PAGE = { MaxResults: 1000 };

export default defineCollector({
  service: "backup",
  scope: "regional",
  client: BackupClient,
  calls,
  async *collect(context) {
    const vaults = context.items("ListBackupVaults", PAGE, (page) => page.BackupVaultList);
    yield* context.each(vaults, (listed) => vault(context, listed));
    yield* plans(context);
    yield* protectedResources(context);
  },
});

async function vault(context: Context, listed: BackupVaultListMember) {
  const { BackupVaultArn: arn = "", BackupVaultName: name = "" } = listed;
  const input = { BackupVaultName: name };
  const policy = await context.read("GetBackupVaultAccessPolicy", input, arn);
  const recoveryPoints = listed.NumberOfRecoveryPoints ?? 0;
  return context.resource(BackupVault, {
    arn,
    id: name,
    name,
    vaultType: listed.VaultType ?? "BACKUP_VAULT",
    kmsKeyId: listed.EncryptionKeyArn ?? null,
    recoveryPoints,
    locked: listed.Locked ?? false,
    policy: policy && (policy.Policy || null),
    unencryptedResources: recoveryPoints === 0 ? [] : await unencrypted(context, name, arn),
  });
}

async function unencrypted(context: Context, name: string, arn: string) {
  const points = await context.readAll(
    "ListRecoveryPointsByBackupVault",
    { BackupVaultName: name, ...PAGE },
    (page) => page.RecoveryPoints,
    arn,
  );
  const bare = points?.filter(({ IsEncrypted }) => IsEncrypted === false);
  return bare && [...new Set(bare.flatMap(({ ResourceArn }) => ResourceArn ?? []))].sort();
}

async function* plans(context: Context) {
  const listed = context.items("ListBackupPlans", PAGE, (page) => page.BackupPlansList);
  yield* context.each(listed, async (plan) => {
    const { BackupPlanArn: arn = "", BackupPlanId: id = "", BackupPlanName: name } = plan;
    const input = { BackupPlanId: id, ...PAGE };
    const selections = await context.readAll(
      "ListBackupSelections",
      input,
      (page) => page.BackupSelectionsList,
      arn,
    );
    return context.resource(BackupPlan, {
      arn,
      id,
      name: name || id,
      selections: selections?.length,
    });
  });
}

async function* protectedResources(context: Context) {
  const { partition, region, account } = context;
  const listed = context.items("ListProtectedResources", PAGE, (page) => page.Results);
  for await (const { ResourceArn: resourceArn = "", ResourceName, LastBackupTime } of listed) {
    yield context.resource(BackupProtectedResource, {
      arn: `arn:${partition}:backup:${region}:${account}:protected-resource/${resourceArn}`,
      id: resourceArn,
      name: ResourceName || resourceArn,
      resourceArn,
      lastBackupAt: iso(LastBackupTime),
    });
  }
}
