import {
  type BlockDeviceMapping,
  DisableImageBlockPublicAccessCommand,
  DisableImageCommand,
  EC2Client,
  type LaunchPermission,
  ModifyImageAttributeCommand,
  RegisterImageCommand,
} from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import { ACCOUNT } from "../answers.ts";
import { FOREIGN_ACCOUNT, ORGANIZATION, type SeedContext } from "./context.ts";
import { type DiskKey, diskKey, FOREIGN_ORGANIZATION } from "./ebs-keys.ts";
import { makeSnapshot, makeVolume } from "./ebs-snapshot.ts";

const ROOT_DEVICE = "/dev/xvda";
const ORGANIZATIONS = `arn:aws:organizations::${ACCOUNT}`;
const TO_ORGANIZATION = { OrganizationArn: `${ORGANIZATIONS}:organization/${ORGANIZATION}` };
const FOREIGN_ORGANIZATIONS = `arn:aws:organizations::${FOREIGN_ACCOUNT}`;
const TO_FOREIGN_ORGANIZATION = {
  OrganizationArn: `${FOREIGN_ORGANIZATIONS}:organization/${FOREIGN_ORGANIZATION}`,
};
const TO_UNIT = {
  OrganizationalUnitArn: `${ORGANIZATIONS}:ou/${ORGANIZATION}/ou-ab12-33333333`,
};
const TO_FOREIGN_UNIT = {
  OrganizationalUnitArn: `${FOREIGN_ORGANIZATIONS}:ou/${FOREIGN_ORGANIZATION}/ou-cd34-33333333`,
};
const TO_ACCOUNT = { UserId: FOREIGN_ACCOUNT };
const TO_ALL: LaunchPermission = { Group: "all" };

/** An image: the key of its disk, none for an unencrypted disk, and with whom it is shared. */
interface ImagePlan {
  readonly name: string;
  readonly key?: DiskKey;
  readonly to?: LaunchPermission;
  readonly disabled?: true;
}

/** Images with each fault beside good twins; one Region lets them be public. */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const ec2 = client(EC2Client);
  const kms = client(KMSClient);
  await ec2.send(new DisableImageBlockPublicAccessCommand({}));
  const plans: readonly ImagePlan[] = [
    { name: good("ami", "encrypted"), key: "own" },
    { name: bad("ami-unencrypted") },
    { name: bad("ami-unencrypted", "disabled-was-public"), to: TO_ALL, disabled: true },
    { name: bad("ami-public"), to: TO_ALL },
    { name: bad("ami-shared-untrusted"), key: "served", to: TO_ACCOUNT },
    { name: good("ami", "own-organization"), key: "organization", to: TO_ORGANIZATION },
    { name: good("ami", "own-unit"), key: "organization", to: TO_UNIT },
    {
      name: bad("ami-shared-untrusted", "organization"),
      key: "organization",
      to: TO_FOREIGN_ORGANIZATION,
    },
    {
      name: bad("ami-shared-untrusted", "unit"),
      key: "organization",
      to: TO_FOREIGN_UNIT,
    },
    { name: bad("ami-share-unusable"), key: "own", to: TO_ACCOUNT },
    {
      name: bad("ami-share-unusable", "organization-without-decrypt"),
      key: "organizationWithoutDecrypt",
      to: TO_ORGANIZATION,
    },
  ];
  for (const { name, key, to, disabled } of plans) {
    const SnapshotId = await diskOf(name, ec2, key && (await diskKey(kms, key)));
    const ImageId = await register(ec2, name, [{ DeviceName: ROOT_DEVICE, Ebs: { SnapshotId } }]);
    if (to) {
      const LaunchPermission = { Add: [to] };
      await ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }));
    }
    if (disabled) await ec2.send(new DisableImageCommand({ ImageId }));
  }
  await register(ec2, good("ami", "instance-store"), [
    { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
  ]);
}

/** A snapshot of the disk of an image, whose own faults are no expectation. */
async function diskOf(name: string, ec2: EC2Client, key: string | undefined): Promise<string> {
  const disk = `disk of ${name}`;
  return makeSnapshot(ec2, disk, await makeVolume(ec2, disk, key));
}

async function register(ec2: EC2Client, Name: string, BlockDeviceMappings: BlockDeviceMapping[]) {
  const { ImageId = "" } = await ec2.send(
    new RegisterImageCommand({ Name, RootDeviceName: ROOT_DEVICE, BlockDeviceMappings }),
  );
  return ImageId;
}
