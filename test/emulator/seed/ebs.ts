import {
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  EnableSnapshotBlockPublicAccessCommand,
  ModifyEbsDefaultKmsKeyIdCommand,
  ModifySnapshotTierCommand,
} from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import type { SeedContext } from "./context.ts";
import { type DiskKey, diskKey } from "./ebs-keys.ts";
import { makeSnapshot, makeVolume, share } from "./ebs-snapshot.ts";

/** Volumes and snapshots, shared in every way; the home Region has no safe setting, two others have some. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const ec2 = client(EC2Client);
  const kms = client(KMSClient);
  await seedRegions(context);
  await seedUnencrypted(context, ec2);

  const own = await diskKey(kms, "own");
  const volume = await makeVolume(ec2, good("volume", "encrypted"), own);
  await makeSnapshot(ec2, good("snapshot", "encrypted"), volume);
  const archived = await makeSnapshot(ec2, good("snapshot", "archived"), volume);
  await share(ec2, archived, "account");
  await ec2.send(new ModifySnapshotTierCommand({ SnapshotId: archived, StorageTier: "archive" }));

  const shared: readonly [name: string, key: DiskKey][] = [
    [bad("ebs-snapshot-shared-untrusted"), "served"],
    [bad("ebs-snapshot-shared-untrusted", "by-grant"), "granted"],
    [bad("ebs-snapshot-share-unusable", "without-grants"), "withoutGrants"],
    [bad("ebs-snapshot-share-unusable", "only-grants"), "onlyGrants"],
  ];
  await share(
    ec2,
    await makeSnapshot(ec2, bad("ebs-snapshot-share-unusable", "own-key"), volume),
    "account",
  );
  for (const [name, which] of shared) {
    const disk = await makeVolume(ec2, `disk of ${name}`, await diskKey(kms, which));
    await share(ec2, await makeSnapshot(ec2, name, disk), "account");
  }
}

async function seedUnencrypted({ bad }: SeedContext, ec2: EC2Client): Promise<void> {
  const volume = await makeVolume(ec2, bad("ebs-volume-unencrypted"));
  await makeSnapshot(ec2, bad("ebs-snapshot-unencrypted"), volume);
  await share(ec2, await makeSnapshot(ec2, bad("ebs-snapshot-public"), volume), "everybody");
  await share(
    ec2,
    await makeSnapshot(ec2, bad("ebs-snapshot-unencrypted", "shared"), volume),
    "account",
  );
}

async function seedRegions({ good, client }: SeedContext): Promise<void> {
  const guarded = client(EC2Client, "eu-west-1");
  const KmsKeyId = await diskKey(client(KMSClient, "eu-west-1"), "own");
  await guarded.send(new EnableEbsEncryptionByDefaultCommand({}));
  await guarded.send(new ModifyEbsDefaultKmsKeyIdCommand({ KmsKeyId }));
  await guarded.send(new EnableSnapshotBlockPublicAccessCommand({ State: "block-all-sharing" }));

  const half = client(EC2Client, "eu-central-1");
  await half.send(new EnableEbsEncryptionByDefaultCommand({}));
  await half.send(new EnableSnapshotBlockPublicAccessCommand({ State: "block-new-sharing" }));
  // Settings of Regions without a volume are nobody's concern.
  const key = await diskKey(client(KMSClient, "eu-central-1"), "own");
  await makeVolume(half, good("volume", "elsewhere"), key);
}
