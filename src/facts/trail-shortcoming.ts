import type { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import type { ResourceOf } from "../resources/define.ts";
import { managementEvents } from "./trail-events.ts";

/** Why a trail is no record of all that is done in the account, as in "is stopped"; null when it is. */
export function trailShortcoming(trail: ResourceOf<typeof CloudTrailTrail>): string | null {
  if (!trail.isMultiRegion) return "covers one Region only";
  if (!trail.isLogging) return "is stopped";
  const { reads, writes } = managementEvents(trail);
  if (reads && writes) return null;
  if (!reads && !writes) return "leaves management events out";
  return reads ? "leaves out events that write" : "leaves out events that only read";
}
