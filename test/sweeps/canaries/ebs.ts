import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  EC2Client,
  RegisterImageCommand,
} from "@aws-sdk/client-ec2";
import type { CanaryContext } from "./context.ts";

/** Descriptions of snapshots and images, which people write. */
export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const ec2 = new EC2Client(config);
  const { VolumeId } = await ec2.send(
    new CreateVolumeCommand({ AvailabilityZone: `${config.region}a`, Size: 1 }),
  );
  await ec2.send(
    new CreateSnapshotCommand({ VolumeId, Description: secret("snapshot description") }),
  );
  await ec2.send(
    new RegisterImageCommand({ Name: "canary", Description: secret("image description") }),
  );
}
