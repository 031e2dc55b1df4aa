import {
  AssociateHealthCheckCommand,
  CreateProtectionCommand,
  CreateSubscriptionCommand,
  EnableApplicationLayerAutomaticResponseCommand,
  type ResponseAction,
  ShieldClient,
  UpdateSubscriptionCommand,
} from "@aws-sdk/client-shield";
import type { SeedContext } from "./context.ts";
import { makeDistribution } from "./distribution.ts";
import { makeClassicLoadBalancer } from "./elb-classic.ts";
import { makeAccelerator } from "./globalaccelerator.ts";
import { makeLoadBalancer } from "./load-balancer.ts";
import { makeZone } from "./route53.ts";
import { type Protectable, protectables } from "./shield-protectables.ts";
import { antiDdos, core, rateLimit } from "./waf-rules.ts";
import { associate, makeWebAcl } from "./waf-web-acl.ts";

const HEALTH_CHECK = "arn:aws:route53:::healthcheck/11111111-2222-3333-4444-555555555555";

/**
 * A subscription that ends, without contacts and role, and the protections of all that others made but of one resource
 * of each kind: what is not protected is a finding, so this comes last.
 */
export async function seed(context: SeedContext): Promise<void> {
  const shield = context.client(ShieldClient);
  await shield.send(new CreateSubscriptionCommand({}));
  await shield.send(new UpdateSubscriptionCommand({ AutoRenew: "DISABLED" }));
  const special = await seedResources(context);
  for (const each of await protectables(context)) {
    if (each.name.startsWith("bad-shield-resource-unprotected")) continue;
    await protect(shield, each, special.get(each.name) ?? {});
  }
}

interface ProtectionPlan {
  readonly name?: string;
  /** Action of the automatic mitigation; null: off. */
  readonly action?: ResponseAction | null;
  readonly healthCheck?: boolean;
}

/** Makes resources for every fault that needs one of its own; tells how theirs are to be protected, by name. */
async function seedResources(context: SeedContext): Promise<Map<string, ProtectionPlan>> {
  const { bad, good } = context;
  const rules = [core(), rateLimit()];
  const webAcl = await makeWebAcl(context, {
    name: good("web-acl", "shielded"),
    associated: false,
    rules,
  });
  const edge = await makeWebAcl(context, {
    name: good("web-acl", "shielded-edge"),
    scope: "CLOUDFRONT",
    rules,
  });
  const withAntiDdos = await makeWebAcl(context, {
    name: good("web-acl", "anti-ddos"),
    associated: false,
    rules: [antiDdos(), ...rules],
  });
  const balancer = async (name: string, acl = webAcl) => {
    const { LoadBalancerArn = "" } = await makeLoadBalancer(context, { name });
    await associate(context, acl, LoadBalancerArn);
    return name;
  };
  await balancer(bad("shield-resource-unprotected-alb"));
  await makeDistribution(context, {
    name: bad("shield-resource-unprotected-cloudfront"),
    webAclId: edge,
  });
  await makeAccelerator(context, bad("shield-resource-unprotected-accelerator"));
  await makeClassicLoadBalancer(context, {
    name: bad("shield-resource-unprotected-classic-elb"),
  });
  await makeZone(context, {
    name: `${bad("shield-resource-unprotected-hosted-zone")}.example.com`,
  });
  await makeAccelerator(context, good("accelerator", "shielded"));
  const layer = "shield-no-app-layer-mitigation";
  return new Map<string, ProtectionPlan>([
    [await balancer(good("alb", "no-mitigation")), { name: bad(layer), action: null }],
    [
      await balancer(good("alb", "counting")),
      { name: bad(layer, "counts"), action: { Count: {} } },
    ],
    [
      await balancer(good("alb", "anti-ddos"), withAntiDdos),
      { name: good("protection", "anti-ddos-rules"), action: null },
    ],
    ["good-accelerator--shielded", { name: bad("shield-no-health-check"), healthCheck: false }],
  ]);
}

async function protect(
  shield: ShieldClient,
  { arn: ResourceArn, name, kind }: Protectable,
  plan: ProtectionPlan,
): Promise<void> {
  const { action = { Block: {} }, healthCheck = kind !== "hosted zone" } = plan;
  const { ProtectionId } = await shield.send(
    new CreateProtectionCommand({ Name: plan.name ?? `for-${name}`, ResourceArn }),
  );
  if (healthCheck) {
    await shield.send(
      new AssociateHealthCheckCommand({ ProtectionId, HealthCheckArn: HEALTH_CHECK }),
    );
  }
  if (kind === "web" && action !== null) {
    await shield.send(
      new EnableApplicationLayerAutomaticResponseCommand({ ResourceArn, Action: action }),
    );
  }
}
