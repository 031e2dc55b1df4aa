import { z } from "zod";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { defineFact } from "./define.ts";
import { managementEvents } from "./trail-events.ts";

export const cloudTrailTrailManagementEvents = defineFact({
  on: CloudTrailTrail,
  name: "managementEvents",
  schema: z
    .object({
      reads: z.boolean().describe("Events that only read, of all services but perhaps KMS"),
      writes: z.boolean().describe("Events that change something, of all services but perhaps KMS"),
      kmsReads: z.boolean().describe("Reads of KMS, Decrypt and GenerateDataKey among them"),
      kmsWrites: z.boolean().describe("Changes to keys of KMS"),
    })
    .describe("Management events that the event selectors ask for, whether the trail logs or not"),
  reads: { [CloudTrailTrail.type]: ["eventSelectors", "advancedEventSelectors"] },
  compute: managementEvents,
});
