import { CloudFrontClient, CreateDistributionCommand } from "@aws-sdk/client-cloudfront";
import type { SeedContext } from "./context.ts";
import { makeLoadBalancer } from "./waf-targets.ts";

/** Distributions, and the load balancer behind one of them. */
export async function seedDistributions(context: SeedContext, webAclArn: string): Promise<void> {
  const { bad, good } = context;
  const origin = await makeLoadBalancer(context, bad("waf-missing-on-alb-origin"));
  const dnsName = origin.DNSName ?? "";
  await make(context, { name: good("distribution", "protected"), webAclId: webAclArn, dnsName });
  await make(context, { name: good("distribution", "tenants"), webAclId: webAclArn });
  await make(context, { name: bad("waf-missing-on-cloudfront") });
  await make(context, { name: good("distribution", "disabled"), enabled: false });
  // WAF Classic is named by its bare id.
  const classic = "11111111-2222-3333-4444-555555555555";
  await make(context, { name: bad("waf-classic-in-use"), webAclId: classic });
}

interface DistributionPlan {
  readonly name: string;
  readonly webAclId?: string;
  readonly dnsName?: string;
  readonly enabled?: boolean;
}

async function make({ client }: SeedContext, plan: DistributionPlan): Promise<void> {
  const { name, webAclId = "", dnsName = "origin.example.com", enabled = true } = plan;
  await client(CloudFrontClient).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: name,
        Comment: name,
        Enabled: enabled,
        Aliases: { Quantity: 1, Items: [name] },
        WebACLId: webAclId,
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: "origin",
              DomainName: dnsName,
              CustomOriginConfig: {
                HTTPPort: 80,
                HTTPSPort: 443,
                OriginProtocolPolicy: "https-only",
                OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] },
              },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: "origin",
          ViewerProtocolPolicy: "redirect-to-https",
          CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        },
      },
    }),
  );
}
