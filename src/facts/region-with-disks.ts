import { z } from "zod";
import type { ResourceType } from "../resources/define.ts";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { EbsVolume } from "../resources/ebs-volume.ts";
import { Ec2ImageSettings } from "../resources/ec2-image-settings.ts";
import { Ec2LaunchTemplate } from "../resources/ec2-launch-template.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact, type Fact } from "./define.ts";

/** A fact that tells whether a Region has disks at all: settings for those of one that nobody uses are no news. */
function regionWithDisksFact(on: ResourceType): Fact {
  return defineFact({
    on,
    name: "inUse",
    schema: z.boolean().describe("The Region has EBS volumes, snapshots or EC2 launch templates"),
    reads: {
      [on.type]: [],
      [EbsVolume.type]: [],
      [EbsSnapshot.type]: [],
      [Ec2LaunchTemplate.type]: [],
    },
    compute({ account, region }, input) {
      const scope = { account, region };
      return decided(
        anyOf(
          () => input.find(EbsVolume, scope, () => true) !== null,
          () => input.find(EbsSnapshot, scope, () => true) !== null,
          () => input.find(Ec2LaunchTemplate, scope, () => true) !== null,
        ),
      );
    },
  });
}

export const ebsSettingsInUse = regionWithDisksFact(EbsSettings);
export const ec2ImageSettingsInUse = regionWithDisksFact(Ec2ImageSettings);
