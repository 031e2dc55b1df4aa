import { z } from "zod";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { EbsVolume } from "../resources/ebs-volume.ts";
import { Ec2LaunchTemplate } from "../resources/ec2-launch-template.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact } from "./define.ts";

/** Whether the Region has disks at all: settings of one that nobody uses are no news. */
export const ebsSettingsInUse = defineFact({
  on: EbsSettings,
  name: "inUse",
  schema: z.boolean().describe("The Region has EBS volumes, snapshots or EC2 launch templates"),
  reads: {
    [EbsSettings.type]: [],
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
