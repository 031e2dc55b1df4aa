import { EbsSettings } from "../resources/ebs-settings.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { EbsVolume } from "../resources/ebs-volume.ts";
import { Ec2ImageSettings } from "../resources/ec2-image-settings.ts";
import { Ec2InstanceMetadataDefaults } from "../resources/ec2-instance-metadata-defaults.ts";
import { Ec2Instance } from "../resources/ec2-instance.ts";
import { Ec2LaunchTemplate } from "../resources/ec2-launch-template.ts";
import { SsmDocument } from "../resources/ssm-document.ts";
import { SsmDocumentSettings } from "../resources/ssm-document-settings.ts";
import { inUseFact } from "./in-use.ts";

// Settings of a Region that nobody uses are no news.
const DISKS = [EbsVolume, EbsSnapshot, Ec2LaunchTemplate];
const WITH_DISKS = "EBS volumes, snapshots or EC2 launch templates";

export const ebsSettingsInUse = inUseFact(EbsSettings, "inUse", DISKS, WITH_DISKS);
export const ec2ImageSettingsInUse = inUseFact(Ec2ImageSettings, "inUse", DISKS, WITH_DISKS);
export const ec2InstanceMetadataDefaultsInUse = inUseFact(
  Ec2InstanceMetadataDefaults,
  "inUse",
  [Ec2Instance, Ec2LaunchTemplate],
  "EC2 instances or launch templates",
);
export const ssmDocumentSettingsInUse = inUseFact(
  SsmDocumentSettings,
  "inUse",
  [SsmDocument],
  "SSM documents of the account",
);
