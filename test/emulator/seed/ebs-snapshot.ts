import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  type EC2Client,
  ModifySnapshotAttributeCommand,
} from "@aws-sdk/client-ec2";
import { FOREIGN_ACCOUNT } from "./context.ts";

const named = (ResourceType: "volume" | "snapshot", name: string) => [
  { ResourceType, Tags: [{ Key: "Name", Value: name }] },
];

/** Makes a volume, encrypted when a key is given; returns its id. */
export async function makeVolume(ec2: EC2Client, name: string, KmsKeyId?: string) {
  const { VolumeId = "" } = await ec2.send(
    new CreateVolumeCommand({
      AvailabilityZone: `${await ec2.config.region()}a`,
      Size: 8,
      ...(KmsKeyId !== undefined && { Encrypted: true, KmsKeyId }),
      TagSpecifications: named("volume", name),
    }),
  );
  return VolumeId;
}

/** Makes a snapshot, which is encrypted under the key of the volume; returns its id. */
export async function makeSnapshot(ec2: EC2Client, name: string, VolumeId: string) {
  const { SnapshotId = "" } = await ec2.send(
    new CreateSnapshotCommand({ VolumeId, TagSpecifications: named("snapshot", name) }),
  );
  return SnapshotId;
}

/** Shares a snapshot with another account, or with everybody. */
export async function share(
  ec2: EC2Client,
  SnapshotId: string,
  whom: "everybody" | "account",
): Promise<void> {
  await ec2.send(
    new ModifySnapshotAttributeCommand({
      SnapshotId,
      Attribute: "createVolumePermission",
      OperationType: "add",
      ...(whom === "everybody" ? { GroupNames: ["all"] } : { UserIds: [FOREIGN_ACCOUNT] }),
    }),
  );
}
