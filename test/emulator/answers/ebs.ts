import {
  DescribeSnapshotAttributeCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  DisableSnapshotBlockPublicAccessCommand,
  EnableSnapshotBlockPublicAccessCommand,
  GetEbsDefaultKmsKeyIdCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  ManagedBy,
  ModifyEbsDefaultKmsKeyIdCommand,
  ModifySnapshotAttributeCommand,
  ModifySnapshotTierCommand,
  type Snapshot,
  type SnapshotBlockPublicAccessState,
} from "@aws-sdk/client-ec2";
import { type Answer, type Call, answer } from "../answers.ts";
import { page } from "./paging.ts";

/**
 * moto has no default key, no public access block and no archive tier of EBS. Its snapshots do not say what key they
 * are under, do not care who may restore them, and have no pages; for each registered image it makes one that AWS does not.
 */
export function ebsAnswers(): Answer[] {
  const defaultKeys = new Map<string, string>();
  const blocks = new Map<string, SnapshotBlockPublicAccessState>();
  const archived = new Set<string>();
  return [
    answer(ModifyEbsDefaultKmsKeyIdCommand, async ({ region, forward }) => {
      const { KmsKeyId = "" } = await forward();
      defaultKeys.set(region, KmsKeyId);
      return { KmsKeyId };
    }),
    answer(GetEbsDefaultKmsKeyIdCommand, ({ region }) => ({
      KmsKeyId: defaultKeys.get(region) ?? "alias/aws/ebs",
    })),
    answer(EnableSnapshotBlockPublicAccessCommand, ({ input, region }) => {
      const { State = "block-all-sharing" } = input;
      blocks.set(region, State);
      return { State };
    }),
    answer(DisableSnapshotBlockPublicAccessCommand, ({ region }) => {
      blocks.delete(region);
      return { State: "unblocked" as const };
    }),
    answer(GetSnapshotBlockPublicAccessStateCommand, ({ region }) => ({
      State: blocks.get(region) ?? "unblocked",
      ManagedBy: ManagedBy.account,
    })),
    answer(ModifySnapshotTierCommand, async ({ input, ask }) => {
      const { SnapshotId = "" } = input;
      const { groups, accounts } = await sharing(ask, SnapshotId);
      await ask(ModifySnapshotAttributeCommand, {
        SnapshotId,
        OperationType: "remove",
        UserIds: accounts,
        GroupNames: groups,
      });
      archived.add(SnapshotId);
      return { SnapshotId, TieringStartTime: new Date() };
    }),
    answer(DescribeSnapshotsCommand, async ({ input, region, forward, ask }) => {
      const { Snapshots = [] } = await forward();
      const own = Snapshots.filter(({ Description = "" }) => !Description.startsWith(FOR_IMAGE));
      // Of EC2's query protocol an answer sees the flat form only.
      const restorableBy = (input as Readonly<Record<string, unknown>>)["RestorableBy.1"];
      const wanted = restorableBy === "all" ? await publicOnes(own, ask, blocks.get(region)) : own;
      const { items, next } = page(wanted, input.MaxResults ?? 1000, input.NextToken);
      const keys = await keysByVolume(ask);
      return {
        Snapshots: items.map((snapshot) => ({
          ...snapshot,
          ...(snapshot.Encrypted && {
            KmsKeyId: snapshot.KmsKeyId ?? keys.get(snapshot.VolumeId ?? ""),
          }),
          StorageTier: archived.has(snapshot.SnapshotId ?? "") ? "archive" : "standard",
        })),
        NextToken: next,
      };
    }),
  ];
}

type Ask = Call<unknown, unknown>["ask"];

/** How moto describes the snapshot that it makes of nothing. */
const FOR_IMAGE = "Auto-created snapshot for AMI";

async function publicOnes(
  snapshots: readonly Snapshot[],
  ask: Ask,
  block: SnapshotBlockPublicAccessState | undefined,
): Promise<Snapshot[]> {
  if (block === "block-all-sharing") return [];
  const found: Snapshot[] = [];
  for (const snapshot of snapshots) {
    const { groups } = await sharing(ask, snapshot.SnapshotId ?? "");
    if (groups.includes("all")) found.push(snapshot);
  }
  return found;
}

async function sharing(ask: Ask, SnapshotId: string) {
  const { CreateVolumePermissions = [] } = await ask(DescribeSnapshotAttributeCommand, {
    SnapshotId,
    Attribute: "createVolumePermission",
  });
  return {
    groups: CreateVolumePermissions.flatMap(({ Group }) => Group ?? []),
    accounts: CreateVolumePermissions.flatMap(({ UserId }) => UserId ?? []),
  };
}

async function keysByVolume(ask: Ask): Promise<Map<string, string | undefined>> {
  const { Volumes = [] } = await ask(DescribeVolumesCommand, {});
  return new Map(Volumes.map(({ VolumeId = "", KmsKeyId }) => [VolumeId, KmsKeyId]));
}
