import {
  CreateVerifiedAccessInstanceCommand,
  DescribeRegionsCommand,
  DescribeVerifiedAccessInstancesCommand,
  type VerifiedAccessInstance,
} from "@aws-sdk/client-ec2";
import { type Answer, answer } from "../answers.ts";
import { agedDate } from "./naming.ts";

/** The Regions that are enabled in the emulated account. */
export const REGIONS = ["us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2"] as const;
const NOT_OPTED_IN = "af-south-1";

/** EC2 as AWS answers it: moto shows every Region there is and has no Verified Access. */
export function ec2Answers(): Answer[] {
  const instances = new Map<string, VerifiedAccessInstance[]>();

  return [
    answer(DescribeRegionsCommand, ({ input }) => {
      const enabled = REGIONS.map((name) => region(name, "opt-in-not-required"));
      return {
        Regions: input.AllRegions ? [...enabled, region(NOT_OPTED_IN, "not-opted-in")] : enabled,
      };
    }),
    answer(CreateVerifiedAccessInstanceCommand, ({ input, region: inRegion }) => {
      const present = instances.get(inRegion) ?? [];
      const created = agedDate(input.Description, new Date()).toISOString();
      const instance = {
        VerifiedAccessInstanceId: `vai-${String(present.length + 1).padStart(17, "0")}`,
        Description: input.Description ?? "",
        VerifiedAccessTrustProviders: [],
        CreationTime: created,
        LastUpdatedTime: created,
        FipsEnabled: false,
      };
      instances.set(inRegion, [...present, instance]);
      return { VerifiedAccessInstance: instance };
    }),
    answer(DescribeVerifiedAccessInstancesCommand, ({ region: inRegion }) => ({
      VerifiedAccessInstances: instances.get(inRegion) ?? [],
    })),
  ];
}

function region(name: string, OptInStatus: string) {
  return { RegionName: name, Endpoint: `ec2.${name}.amazonaws.com`, OptInStatus };
}
