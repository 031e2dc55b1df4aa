import { z } from "zod";
import { defineResource } from "./define.ts";

/** One enabled Region of the account: what is off, or set, for a whole Region is judged here. */
export const AccountRegion = defineResource({
  type: "account.region",
  service: "account",
  scope: "regional",
  title: "Region of an AWS account",
  fields: z.object({
    optInStatus: z
      .string()
      .describe("DescribeRegions Regions[].OptInStatus: opt-in-not-required or opted-in"),
  }),
  example: {
    type: "account.region",
    arn: "arn:aws:account::123456789012:region/us-east-1",
    id: "us-east-1",
    name: "us-east-1",
    account: "123456789012",
    region: "us-east-1",
    optInStatus: "opt-in-not-required",
  },
});
