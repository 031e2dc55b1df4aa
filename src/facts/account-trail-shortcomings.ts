import { z } from "zod";
import { Account } from "../resources/account.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { defineFact } from "./define.ts";
import { trailShortcoming } from "./trail-shortcoming.ts";

export const accountTrailShortcomings = defineFact({
  on: Account,
  name: "trailShortcomings",
  schema: z
    .array(z.string())
    .describe(
      'What keeps each trail from logging all management events of every Region, as in "audit is stopped"',
    ),
  reads: {
    [CloudTrailTrail.type]: [
      "homeRegion",
      "isMultiRegion",
      "isLogging",
      "eventSelectors",
      "advancedEventSelectors",
    ],
  },
  compute: ({ account }, input) =>
    input.list(CloudTrailTrail, { account }).flatMap((trail) => {
      const shortcoming = trailShortcoming(trail);
      return shortcoming === null ? [] : [`${trail.name} (${trail.homeRegion}) ${shortcoming}`];
    }),
});
