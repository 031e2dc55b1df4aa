import { z } from "zod";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import type { ResourceOf } from "../resources/define.ts";
import { LoadBalancer } from "../resources/load-balancer.ts";
import { defineFact } from "./define.ts";
import { originHosts } from "./distribution-origin-hosts.ts";

export const loadBalancerBehindProtectedDistribution = defineFact({
  on: LoadBalancer,
  name: "behindProtectedDistribution",
  schema: z
    .boolean()
    .describe("It is the origin of an enabled CloudFront distribution that has a web ACL"),
  reads: {
    [LoadBalancer.type]: ["dnsName"],
    [CloudFrontDistribution.type]: ["enabled", "origins", "webAclId"],
  },
  compute({ account, dnsName }, input) {
    if (dnsName === null) return false;
    const among = { keysOf: originHosts, key: dnsName.toLowerCase() };
    return input.find(CloudFrontDistribution, { account }, isProtected, among) !== null;
  },
});

type Distribution = ResourceOf<typeof CloudFrontDistribution>;

function isProtected({ enabled, webAclId }: Distribution): boolean {
  return enabled && webAclId !== null;
}
