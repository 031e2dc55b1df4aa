import { GLOBAL_ENDPOINT_REGION } from "./account.ts";
import type { Collector } from "./define.ts";

/** Where the calls of a collector go: into the Region itself or, outside of Regions, to the one that answers for all. */
export function endpointRegionOf(
  { endpointRegion = {} }: Pick<Collector, "endpointRegion">,
  region: string,
  partition: string,
): string {
  if (region !== "global") return region;
  return endpointRegion[partition] ?? GLOBAL_ENDPOINT_REGION[partition] ?? "us-east-1";
}
