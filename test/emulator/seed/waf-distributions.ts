import type { SeedContext } from "./context.ts";
import { makeDistribution } from "./distribution.ts";
import { makeLoadBalancer } from "./load-balancer.ts";

/** Distributions, and the load balancer behind one of them. */
export async function seedDistributions(context: SeedContext, webAclArn: string): Promise<void> {
  const { bad, good } = context;
  const origin = await makeLoadBalancer(context, { name: bad("waf-missing-on-alb-origin") });
  const dnsName = origin.DNSName ?? "";
  await makeDistribution(context, {
    name: good("distribution", "protected"),
    webAclId: webAclArn,
    dnsName,
  });
  await makeDistribution(context, { name: good("distribution", "tenants"), webAclId: webAclArn });
  await makeDistribution(context, { name: bad("waf-missing-on-cloudfront") });
  await makeDistribution(context, { name: good("distribution", "disabled"), enabled: false });
  // WAF Classic is named by its bare id.
  const classic = "11111111-2222-3333-4444-555555555555";
  await makeDistribution(context, { name: bad("waf-classic-in-use"), webAclId: classic });
}
