import { z } from "zod";
import { AccountRegion } from "../resources/account-region.ts";
import { MacieSession } from "../resources/macie-session.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact } from "./define.ts";

export const accountRegionMacie = defineFact({
  on: AccountRegion,
  name: "macie",
  schema: z
    .enum(["on", "off", "not offered"])
    .describe("Whether Macie was turned on in the Region, even if it is suspended now"),
  reads: { [MacieSession.type]: [] },
  compute({ account, region }, input) {
    const scope = { account, region };
    if (!input.offers(MacieSession, scope)) return "not offered";
    return input.find(MacieSession, scope, () => true) === null ? "off" : "on";
  },
});

export const accountRegionHoldsBuckets = defineFact({
  on: AccountRegion,
  name: "holdsBuckets",
  schema: z.boolean().describe("The Region has S3 buckets"),
  reads: { [S3Bucket.type]: [] },
  compute: ({ account, region }, input) =>
    input.find(S3Bucket, { account, region }, () => true) !== null,
});
