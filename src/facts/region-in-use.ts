import { z } from "zod";
import type { ResourceType } from "../resources/define.ts";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { EbsVolume } from "../resources/ebs-volume.ts";
import { Ec2ImageSettings } from "../resources/ec2-image-settings.ts";
import { Ec2InstanceMetadataDefaults } from "../resources/ec2-instance-metadata-defaults.ts";
import { Ec2Instance } from "../resources/ec2-instance.ts";
import { Ec2LaunchTemplate } from "../resources/ec2-launch-template.ts";
import { SsmDocument } from "../resources/ssm-document.ts";
import { SsmDocumentSettings } from "../resources/ssm-document-settings.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact, type Fact } from "./define.ts";

const DISKS = [EbsVolume, EbsSnapshot, Ec2LaunchTemplate];
const WITH_DISKS = "The Region has EBS volumes, snapshots or EC2 launch templates";

export const ebsSettingsInUse = inUseFact(EbsSettings, DISKS, WITH_DISKS);
export const ec2ImageSettingsInUse = inUseFact(Ec2ImageSettings, DISKS, WITH_DISKS);
export const ec2InstanceMetadataDefaultsInUse = inUseFact(
  Ec2InstanceMetadataDefaults,
  [Ec2Instance, Ec2LaunchTemplate],
  "The Region has EC2 instances or launch templates",
);
export const ssmDocumentSettingsInUse = inUseFact(
  SsmDocumentSettings,
  [SsmDocument],
  "The Region has SSM documents of the account",
);

/** A fact that tells whether a Region has what its settings are for: those of one that nobody uses are no news. */
function inUseFact(settings: ResourceType, types: readonly ResourceType[], meaning: string): Fact {
  return defineFact({
    on: settings,
    name: "inUse",
    schema: z.boolean().describe(meaning),
    reads: Object.fromEntries([settings, ...types].map(({ type }) => [type, []])),
    compute: ({ account, region }, input) =>
      decided(
        anyOf(
          ...types.map((type) => () => input.find(type, { account, region }, () => true) !== null),
        ),
      ),
  });
}
