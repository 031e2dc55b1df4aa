import { z } from "zod";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import type { ResourceOf } from "../resources/define.ts";
import { LoadBalancer } from "../resources/load-balancer.ts";
import { ShieldProtection } from "../resources/shield-protection.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { associatedWebAcl } from "./associated-web-acl.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { managedGroupActs } from "./waf-effective-rules.ts";

const ANTI_DDOS = "AWSManagedRulesAntiDDoSRuleSet";

export const shieldProtectionApplicationLayer = defineFact({
  on: ShieldProtection,
  name: "applicationLayer",
  schema: z
    .object({
      webAcl: z.string().nullable().describe("ARN of the web ACL in front of it; null for none"),
      automaticResponse: z
        .string()
        .nullable()
        .describe("Action of the automatic mitigation: BLOCK or COUNT; null: it is off"),
      antiDdosRules: z
        .boolean()
        .describe(
          "The web ACL has the Anti-DDoS managed rule group, and not all of it counts only",
        ),
    })
    .nullable()
    .describe(
      "What mitigates floods of requests; null for what takes no web requests, and what is there no more",
    ),
  reads: {
    [ShieldProtection.type]: ["resourceArn", "automaticResponse"],
    [CloudFrontDistribution.type]: ["webAclId"],
    [LoadBalancer.type]: [],
    [WafWebAcl.type]: ["loadBalancers", "rules", "managedRules"],
  },
  compute(protection, input) {
    const webAcl = webAclOf(protection, input);
    if (webAcl === undefined) return null;
    return {
      webAcl,
      automaticResponse: protection.automaticResponse,
      antiDdosRules: webAcl !== null && hasAntiDdosRules(protection.account, webAcl, input),
    };
  },
});

/** ARN or id of the web ACL; null for none, undefined where there can be none. */
function webAclOf(
  { account, resourceArn: arn }: ResourceOf<typeof ShieldProtection>,
  input: FactInput,
): string | null | undefined {
  if (/:cloudfront::\d+:distribution\//.test(arn)) {
    const [distribution] = input.findByKey(CloudFrontDistribution, { account }, ownArn, arn);
    return distribution?.webAclId;
  }
  if (!arn.includes(":loadbalancer/app/")) return undefined;
  const scope = { account, region: arn.split(":")[3] ?? "" };
  const [balancer] = input.findByKey(LoadBalancer, scope, ownArn, arn);
  if (balancer === undefined) return undefined;
  return associatedWebAcl(balancer, "loadBalancers", input)?.arn ?? null;
}

function hasAntiDdosRules(account: string, arn: string, input: FactInput): boolean {
  const [acl] = input.findByKey(WafWebAcl, { account }, ownArn, arn);
  return (
    acl?.rules.some(({ group }) => group?.name === ANTI_DDOS && managedGroupActs(acl, group)) ??
    false
  );
}
