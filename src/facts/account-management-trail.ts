import { z } from "zod";
import { Account } from "../resources/account.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { defineFact } from "./define.ts";
import { trailShortcoming } from "./trail-shortcoming.ts";

export const accountManagementTrail = defineFact({
  on: Account,
  name: "managementTrail",
  schema: z
    .string()
    .nullable()
    .describe(
      "ARN of a trail, of the account or its organization, that logs all management events of every Region; null: none",
    ),
  reads: {
    [CloudTrailTrail.type]: [
      "isMultiRegion",
      "isLogging",
      "eventSelectors",
      "advancedEventSelectors",
    ],
  },
  compute({ account }, input) {
    const found = input.find(
      CloudTrailTrail,
      { account },
      (trail) => trailShortcoming(trail) === null,
    );
    return found?.arn ?? null;
  },
});
