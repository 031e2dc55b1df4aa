import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { type Answer, answer } from "../answers.ts";

/** The Regions that are enabled in the emulated account. */
export const REGIONS = ["us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2"] as const;
const NOT_OPTED_IN = "af-south-1";

/** EC2 as AWS answers it: moto shows every Region there is. */
export function ec2Answers(): Answer[] {
  return [
    answer(DescribeRegionsCommand, ({ input }) => {
      const enabled = REGIONS.map((name) => region(name, "opt-in-not-required"));
      return {
        Regions: input.AllRegions ? [...enabled, region(NOT_OPTED_IN, "not-opted-in")] : enabled,
      };
    }),
  ];
}

function region(name: string, OptInStatus: string) {
  return { RegionName: name, Endpoint: `ec2.${name}.amazonaws.com`, OptInStatus };
}
