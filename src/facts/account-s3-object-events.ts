import { z } from "zod";
import { Account } from "../resources/account.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { defineFact, type FactInput } from "./define.ts";
import { COVERAGE, type Coverage, s3ObjectEvents } from "./trail-events.ts";

const Covered = z.enum(COVERAGE);

export const accountS3ObjectEvents = defineFact({
  on: Account,
  name: "s3ObjectEvents",
  schema: z
    .object({
      reads: Covered.describe("GetObject and the like: of all buckets, of some, or of none"),
      writes: Covered.describe("PutObject, DeleteObject and the like"),
    })
    .describe("Which data events of objects in S3 the logging trails of the account record"),
  reads: {
    [CloudTrailTrail.type]: [
      "isMultiRegion",
      "isLogging",
      "s3BucketName",
      "eventSelectors",
      "advancedEventSelectors",
    ],
  },
  compute: ({ account }, input) => ({
    reads: covered("reads", account, input),
    writes: covered("writes", account, input),
  }),
});

function covered(access: "reads" | "writes", account: string, input: FactInput): Coverage {
  // A trail of one Region sees the buckets of that Region only.
  const all = input.find(
    CloudTrailTrail,
    { account },
    (trail) => trail.isMultiRegion && trail.isLogging && s3ObjectEvents(trail, access) === "all",
  );
  if (all !== null) return "all";
  const some = input.find(
    CloudTrailTrail,
    { account },
    (trail) => trail.isLogging && s3ObjectEvents(trail, access) !== "none",
  );
  return some === null ? "none" : "some";
}
