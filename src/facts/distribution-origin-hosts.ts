import type { ResourceOf } from "../resources/define.ts";
import type { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";

/**
 * Key for `findByKey`: the host names of the origins. Load balancers may also be reached by their name with
 * "dualstack." before it.
 */
export function originHosts({
  origins,
}: ResourceOf<typeof CloudFrontDistribution>): readonly string[] {
  return origins.map((origin) => origin.toLowerCase().replace(/^dualstack\./, ""));
}
