import { z } from "zod";
import { Ec2Instance } from "../resources/ec2-instance.ts";
import { Ec2InstanceMetadataDefaults } from "../resources/ec2-instance-metadata-defaults.ts";
import { Ec2LaunchTemplate } from "../resources/ec2-launch-template.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact } from "./define.ts";

/** Whether anything is launched in the Region: defaults of one that nobody uses are no news. */
export const ec2InstanceMetadataDefaultsInUse = defineFact({
  on: Ec2InstanceMetadataDefaults,
  name: "inUse",
  schema: z.boolean().describe("The Region has EC2 instances or launch templates"),
  reads: {
    [Ec2InstanceMetadataDefaults.type]: [],
    [Ec2Instance.type]: [],
    [Ec2LaunchTemplate.type]: [],
  },
  compute({ account, region }, input) {
    const scope = { account, region };
    return decided(
      anyOf(
        () => input.find(Ec2Instance, scope, () => true) !== null,
        () => input.find(Ec2LaunchTemplate, scope, () => true) !== null,
      ),
    );
  },
});
