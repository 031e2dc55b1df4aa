import { z } from "zod";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { defineFact } from "./define.ts";
import { managementEvents } from "./trail-events.ts";

export const cloudTrailTrailKmsEventsTrail = defineFact({
  on: CloudTrailTrail,
  name: "kmsEventsTrail",
  schema: z
    .string()
    .nullable()
    .describe(
      "ARN of another trail that is logging, covers the Regions of this one and has all events of KMS; null: none",
    ),
  reads: {
    [CloudTrailTrail.type]: [
      "isMultiRegion",
      "isLogging",
      "homeRegion",
      "eventSelectors",
      "advancedEventSelectors",
    ],
  },
  compute({ account, arn, isMultiRegion, homeRegion }, input) {
    const other = input.find(CloudTrailTrail, { account }, (trail) => {
      if (trail.arn === arn) return false;
      const sameRegions = !isMultiRegion && trail.homeRegion === homeRegion;
      if (!trail.isMultiRegion && !sameRegions) return false;
      if (!trail.isLogging) return false;
      const { kmsReads, kmsWrites } = managementEvents(trail);
      return kmsReads && kmsWrites;
    });
    return other?.arn ?? null;
  },
});
