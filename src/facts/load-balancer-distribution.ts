import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import { LoadBalancer } from "../resources/load-balancer.ts";
import { defineFact } from "./define.ts";
import { originHosts } from "./distribution-origin-hosts.ts";

export const loadBalancerDistribution = defineFact({
  on: LoadBalancer,
  name: "distribution",
  schema: z
    .string()
    .nullable()
    .describe(
      "Name of an enabled CloudFront distribution with an origin that is its own host name; null: there is none",
    ),
  reads: {
    [LoadBalancer.type]: ["dnsName"],
    [CloudFrontDistribution.type]: ["enabled", "origins"],
  },
  compute({ account, dnsName }, input) {
    if (dnsName === null) return null;
    const among = { keysOf: originHosts, key: dnsName.toLowerCase() };
    return input.find(CloudFrontDistribution, { account }, isEnabled, among)?.name ?? null;
  },
});

function isEnabled({ enabled }: ResourceOf<typeof CloudFrontDistribution>): boolean {
  return enabled;
}
