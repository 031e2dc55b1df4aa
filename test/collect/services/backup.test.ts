import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const vault = (name: string, more: object = {}) => ({
  BackupVaultName: name,
  BackupVaultArn: `arn:aws:backup:us-east-1:123456789012:backup-vault:${name}`,
  ...more,
});
const noPolicy: Answer = () => ({
  status: 400,
  body: { message: "none" },
  headers: { "x-amzn-errortype": "ResourceNotFoundException" },
});
const NOTHING: Readonly<Record<string, Answer>> = {
  ListBackupVaults: () => ({ body: { BackupVaultList: [] } }),
  ListBackupPlans: () => ({ body: { BackupPlansList: [] } }),
  ListProtectedResources: () => ({ body: { Results: [] } }),
};

test("a Region without backups costs one call for each type", async () => {
  const { resources, gaps, journal } = await collectWith("backup", NOTHING);
  expect([resources, gaps]).toEqual([[], []]);
  expect(journal.map(({ calls }) => calls)).toEqual([1, 1, 1]);
});

test("recovery points are listed only where there are some, and told by what they are of", async () => {
  const volume = "arn:aws:ec2:us-east-1:123456789012:volume/vol-1";
  const { resources, gaps } = await collectWith("backup", {
    ...NOTHING,
    ListBackupVaults: () => ({
      body: {
        BackupVaultList: [
          vault("empty", { NumberOfRecoveryPoints: 0 }),
          vault("full", {
            NumberOfRecoveryPoints: 4,
            Locked: true,
            VaultType: "BACKUP_VAULT",
            EncryptionKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
          }),
        ],
      },
    }),
    GetBackupVaultAccessPolicy: noPolicy,
    ListRecoveryPointsByBackupVault: ({ nextToken }) =>
      nextToken === "2"
        ? { body: { RecoveryPoints: [{ ResourceArn: volume, IsEncrypted: false }] } }
        : {
            body: {
              RecoveryPoints: [
                { ResourceArn: volume, IsEncrypted: false },
                { ResourceArn: "arn:aws:rds:us-east-1:123456789012:db:a", IsEncrypted: true },
                { ResourceArn: "arn:aws:rds:us-east-1:123456789012:db:b" },
              ],
              NextToken: "2",
            },
          },
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      name: "empty",
      vaultType: "BACKUP_VAULT",
      kmsKeyId: null,
      locked: false,
      policy: null,
      unencryptedResources: [],
    },
    { name: "full", locked: true, recoveryPoints: 4, unencryptedResources: [volume] },
  ]);
});

test("a page of recovery points that is missing leaves them unread", async () => {
  const { resources, gaps } = await collectWith("backup", {
    ...NOTHING,
    ListBackupVaults: () => ({
      body: { BackupVaultList: [vault("full", { NumberOfRecoveryPoints: 2000 })] },
    }),
    GetBackupVaultAccessPolicy: noPolicy,
    ListRecoveryPointsByBackupVault: ({ nextToken }) =>
      nextToken === undefined
        ? { body: { RecoveryPoints: [], NextToken: "2" } }
        : { status: 403, body: {}, headers: { "x-amzn-errortype": "AccessDeniedException" } },
  });
  expect(resources[0]).not.toHaveProperty("unencryptedResources");
  expect(gaps.map(({ field }) => field)).toEqual(["unencryptedResources"]);
});

test("counts selections of plans, and names protected resources by their ARN", async () => {
  const fileSystem = "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-1";
  const { resources, gaps } = await collectWith("backup", {
    ...NOTHING,
    ListBackupPlans: () => ({
      body: {
        BackupPlansList: [
          {
            BackupPlanArn: "arn:aws:backup:us-east-1:123456789012:backup-plan:1",
            BackupPlanId: "1",
            BackupPlanName: "nightly",
          },
        ],
      },
    }),
    ListBackupSelections: () => ({ body: { BackupSelectionsList: [{}, {}] } }),
    ListProtectedResources: () => ({
      body: { Results: [{ ResourceArn: fileSystem, LastBackupTime: 1_780_000_000 }] },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { name: "nightly", selections: 2 },
    {
      arn: `arn:aws:backup:us-east-1:123456789012:protected-resource/${fileSystem}`,
      resourceArn: fileSystem,
      lastBackupAt: "2026-05-28T20:26:40.000Z",
    },
  ]);
});
