import {
  BackupClient,
  CreateBackupPlanCommand,
  CreateBackupSelectionCommand,
  CreateBackupVaultCommand,
  PutBackupVaultAccessPolicyCommand,
  PutBackupVaultLockConfigurationCommand,
  StartBackupJobCommand,
} from "@aws-sdk/client-backup";
import { EC2Client } from "@aws-sdk/client-ec2";
import { DescribeFileSystemsCommand, EFSClient } from "@aws-sdk/client-efs";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeVolume } from "./ebs-snapshot.ts";
import { makeKey } from "./kms-key.ts";

interface VaultPlan {
  readonly key?: string;
  readonly locked?: boolean;
  readonly policy?: string;
  /** ARN of what the vault has a backup of; null: it is empty. */
  readonly backupOf?: string | null;
}

/** Vaults and plans for every rule about AWS Backup; the seed of EFS comes first. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const backup = client(BackupClient);
  const kms = client(KMSClient);
  const role = `arn:aws:iam::${account}:role/backup`;
  const id = await makeKey(kms, { name: good("key", "of-backups") });
  const own = `arn:aws:kms:${HOME_REGION}:${account}:key/${id}`;
  const files = await fileSystem(client(EFSClient), "good-files--own-backup-plan");

  // The emulator takes keys of this description for AWS managed ones, and moto makes none for AWS Backup.
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: "Default key" }));
  const ofAws = KeyMetadata?.Arn ?? "";

  const make = async (BackupVaultName: string, plan: VaultPlan = {}): Promise<void> => {
    const { key = own, locked = true, policy, backupOf = files } = plan;
    await backup.send(new CreateBackupVaultCommand({ BackupVaultName, EncryptionKeyArn: key }));
    if (locked) {
      await backup.send(
        new PutBackupVaultLockConfigurationCommand({ BackupVaultName, MinRetentionDays: 7 }),
      );
    }
    if (policy !== undefined) {
      const input = { BackupVaultName, Policy: policy };
      await backup.send(new PutBackupVaultAccessPolicyCommand(input));
    }
    if (backupOf !== null) {
      const input = { BackupVaultName, ResourceArn: backupOf, IamRoleArn: role };
      await backup.send(new StartBackupJobCommand(input));
    }
  };

  await make(good("vault"));
  await make(bad("backup-vault-aws-key"), { key: ofAws });
  await make(good("vault", "empty"), { key: ofAws, locked: false, backupOf: null });
  await make(bad("backup-vault-unlocked"), { locked: false });
  await make(bad("backup-vault-policy-public"), {
    policy: statement("Allow", "backup:DeleteRecoveryPoint"),
  });
  await make(good("vault", "nobody-deletes"), {
    policy: statement("Deny", "backup:DeleteRecoveryPoint"),
  });
  const ec2 = client(EC2Client);
  const bare = await makeVolume(ec2, "disk of bad-backup-recovery-point-unencrypted");
  await make(bad("backup-recovery-point-unencrypted"), {
    backupOf: `arn:aws:ec2:${HOME_REGION}:${account}:volume/${bare}`,
  });

  await makePlan(backup, bad("backup-plan-selects-nothing"));
  const BackupPlanId = await makePlan(backup, good("plan"));
  const BackupSelection = { SelectionName: "files", IamRoleArn: role, Resources: [files] };
  await backup.send(new CreateBackupSelectionCommand({ BackupPlanId, BackupSelection }));
}

async function fileSystem(efs: EFSClient, CreationToken: string): Promise<string> {
  const { FileSystems = [] } = await efs.send(new DescribeFileSystemsCommand({ CreationToken }));
  return FileSystems[0]?.FileSystemArn ?? "";
}

async function makePlan(backup: BackupClient, BackupPlanName: string): Promise<string | undefined> {
  const Rules = [{ RuleName: "nightly", TargetBackupVaultName: "good-vault" }];
  const { BackupPlanId } = await backup.send(
    new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName, Rules } }),
  );
  return BackupPlanId;
}

function statement(Effect: string, Action: string): string {
  const Statement = [{ Effect, Principal: "*", Action, Resource: "*" }];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
