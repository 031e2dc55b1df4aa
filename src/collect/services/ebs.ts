import {
  DescribeSnapshotAttributeCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  EC2Client,
  GetEbsDefaultKmsKeyIdCommand,
  GetEbsEncryptionByDefaultCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  type Snapshot,
} from "@aws-sdk/client-ec2";
import { EbsSettings } from "../../resources/ebs-settings.ts";
import { EbsSnapshot } from "../../resources/ebs-snapshot.ts";
import { EbsVolume } from "../../resources/ebs-volume.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso, tagRecord } from "../shape.ts";

const PUBLIC = { type: EbsSnapshot, fields: ["public"] };

const calls = {
  DescribeVolumes: call(
    DescribeVolumesCommand,
    "ec2:DescribeVolumes",
    { type: EbsVolume },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeSnapshots: call(
    DescribeSnapshotsCommand,
    "ec2:DescribeSnapshots",
    // Made once for the list, and once for those of it that are public.
    [{ type: EbsSnapshot }, PUBLIC],
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeSnapshotAttribute: call(
    DescribeSnapshotAttributeCommand,
    "ec2:DescribeSnapshotAttribute",
    { type: EbsSnapshot, fields: ["sharedWith"] },
    // Deleted since it was listed.
    { none: ["InvalidSnapshot.NotFound"] },
  ),
  GetEbsEncryptionByDefault: call(
    GetEbsEncryptionByDefaultCommand,
    "ec2:GetEbsEncryptionByDefault",
    { type: EbsSettings, fields: ["encryptionByDefault"] },
  ),
  GetEbsDefaultKmsKeyId: call(GetEbsDefaultKmsKeyIdCommand, "ec2:GetEbsDefaultKmsKeyId", {
    type: EbsSettings,
    fields: ["defaultKmsKeyId"],
  }),
  GetSnapshotBlockPublicAccessState: call(
    GetSnapshotBlockPublicAccessStateCommand,
    "ec2:GetSnapshotBlockPublicAccessState",
    { type: EbsSettings, fields: ["snapshotPublicAccess", "snapshotPublicAccessManagedBy"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "ebs",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    yield* settings(context);
    yield* volumes(context);
    if (context.wants(EbsSnapshot)) yield* snapshots(context);
  },
});

async function* settings(context: Context) {
  if (!context.wants(EbsSettings)) return;
  const { account, partition, region } = context;
  const arn = `arn:${partition}:ec2:${region}:${account}:ebs-settings`;
  const encryption = await context.read("GetEbsEncryptionByDefault", {}, arn);
  const key = await context.read("GetEbsDefaultKmsKeyId", {}, arn);
  const sharing = await context.read("GetSnapshotBlockPublicAccessState", {}, arn);
  yield context.resource(EbsSettings, {
    arn,
    id: region,
    name: `EBS in ${region}`,
    encryptionByDefault: encryption?.EbsEncryptionByDefault,
    defaultKmsKeyId: key?.KmsKeyId,
    snapshotPublicAccess: sharing?.State,
    snapshotPublicAccessManagedBy: sharing ? (sharing.ManagedBy ?? "account") : undefined,
  });
}

async function* volumes(context: Context) {
  const { account, partition, region } = context;
  const input = { MaxResults: 500 };
  for await (const volume of context.items("DescribeVolumes", input, ({ Volumes }) => Volumes)) {
    const { VolumeId: id = "", KmsKeyId, Attachments = [], Tags } = volume;
    const tags = tagRecord(Tags);
    yield context.resource(EbsVolume, {
      arn: `arn:${partition}:ec2:${region}:${account}:volume/${id}`,
      id,
      name: tags["Name"] || id,
      tags,
      state: volume.State,
      encrypted: volume.Encrypted,
      kmsKeyId: KmsKeyId ?? null,
      instances: Attachments.flatMap(({ InstanceId }) => InstanceId ?? []),
    });
  }
}

async function* snapshots(context: Context) {
  const own = { OwnerIds: ["self"], MaxResults: 1000 };
  let publicOnes: ReturnType<typeof publicIds> | undefined;
  const listed = context.items("DescribeSnapshots", own, (output) => output.Snapshots);
  yield* context.each(listed, async (snapshot) => {
    const { SnapshotId: id = "", VolumeId: volumeId, KmsKeyId, Tags } = snapshot;
    const arn = `arn:${context.partition}:ec2:${context.region}::snapshot/${id}`;
    const tags = tagRecord(Tags);
    const encrypted = snapshot.Encrypted;
    // Only unencrypted snapshots can be public, so most Regions need not be asked.
    if (encrypted !== true) publicOnes ??= publicIds(context, own);
    return context.resource(EbsSnapshot, {
      arn,
      id,
      name: tags["Name"] || id,
      tags,
      state: snapshot.State,
      encrypted,
      kmsKeyId: KmsKeyId ?? null,
      volumeId: volumeId === NO_VOLUME ? null : (volumeId ?? null),
      startedAt: iso(snapshot.StartTime) ?? undefined,
      public: encrypted === true ? false : (await publicOnes)?.has(id),
      sharedWith: isArchived(snapshot) ? [] : await accounts(context, id, arn),
    });
  });
}

/** What AWS puts in the place of a volume that never was, as in copies. */
const NO_VOLUME = "vol-ffffffff";

async function publicIds(
  context: Context,
  own: { OwnerIds: string[]; MaxResults: number },
): Promise<Set<string | undefined> | undefined> {
  const found = await context.readAll(
    "DescribeSnapshots",
    { ...own, RestorableByUserIds: ["all"] },
    (output) => output.Snapshots,
    undefined,
    [PUBLIC],
  );
  return found ? new Set(found.map(({ SnapshotId }) => SnapshotId)) : undefined;
}

// Archiving ends all sharing; while a snapshot is restored for a time it can be shared again.
function isArchived({ StorageTier, RestoreExpiryTime }: Snapshot): boolean {
  return StorageTier === "archive" && RestoreExpiryTime === undefined;
}

async function accounts(context: Context, id: string, arn: string) {
  const input = { SnapshotId: id, Attribute: "createVolumePermission" } as const;
  const output = await context.read("DescribeSnapshotAttribute", input, arn);
  if (output === undefined) return undefined;
  const granted = output?.CreateVolumePermissions ?? [];
  return granted
    .flatMap(({ UserId }) => UserId ?? [])
    .filter((account) => account !== context.account)
    .sort();
}
