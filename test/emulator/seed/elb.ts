import { ACMClient, RequestCertificateCommand } from "@aws-sdk/client-acm";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeManagedPrefixListsCommand,
  EC2Client,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import {
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { EMULATED_TAG } from "../answers/acm-emulated.ts";
import { daysAgo } from "../answers/naming.ts";
import type { SeedContext } from "./context.ts";
import { makeDistribution } from "./distribution.ts";
import {
  forwardTo,
  type ListenerPlan,
  type LoadBalancerPlan,
  makeListener,
  makeLoadBalancer,
  REFUSE,
  TO_HTTPS,
} from "./load-balancer.ts";
import { associate, makeWebAcl } from "./waf-web-acl.ts";

/** Load balancers with what is wrong about them, their listeners and target groups; and those behind CloudFront. */
export async function seed(context: SeedContext): Promise<void> {
  await seedAttributes(context);
  const certificate = await makeCertificate(context);
  const webAcl = await makeWebAcl(context, { name: context.good("web-acl", "balancers") });
  await seedListeners(context, certificate, webAcl);
  await seedNetwork(context, certificate);
  await seedBehindCloudFront(context, certificate, webAcl);
}

async function seedAttributes(context: SeedContext): Promise<void> {
  const { bad } = context;
  const make = (name: string, plan: Omit<LoadBalancerPlan, "name">) =>
    makeLoadBalancer(context, { name, scheme: "internal", ...plan });
  await make(bad("elb-logging-off"), { attributes: { "access_logs.s3.enabled": "false" } });
  await make(bad("elb-invalid-headers-kept"), {
    attributes: { "routing.http.drop_invalid_header_fields.enabled": "false" },
  });
  await make(bad("elb-desync-monitor"), {
    attributes: { "routing.http.desync_mitigation_mode": "monitor" },
  });
  await make(bad("elb-deletion-protection-off"), {
    attributes: { "deletion_protection.enabled": "false" },
  });
  await make(bad("elb-single-az"), { kind: "network", zones: 1 });
}

/** A certificate that ACM issued, for the listeners. */
async function makeCertificate({ client }: SeedContext): Promise<string> {
  const issued = { Status: "ISSUED", NotAfter: daysAgo(-168), RenewalEligibility: "ELIGIBLE" };
  const { CertificateArn = "" } = await client(ACMClient).send(
    new RequestCertificateCommand({
      DomainName: "balancers.example.com",
      Tags: [{ Key: EMULATED_TAG, Value: JSON.stringify(issued) }],
    }),
  );
  return CertificateArn;
}

async function seedListeners(
  context: SeedContext,
  certificate: string,
  webAcl: string,
): Promise<void> {
  const { bad, good } = context;
  const make = async (name: string, scheme: "internal" | "internet-facing", plan: ListenerPlan) => {
    const balancer = await makeLoadBalancer(context, { name, scheme });
    if (scheme === "internet-facing")
      await associate(context, webAcl, balancer.LoadBalancerArn ?? "");
    await makeListener(context, balancer, plan);
  };
  const forward = await forwardTo(context, good("target-group"));
  const http = { protocol: "HTTP", port: 80 } as const;
  const https = { protocol: "HTTPS", port: 443, action: forward, certificate } as const;
  const anyPath = { Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } };
  const onePath = { Field: "path-pattern", PathPatternConfig: { Values: ["/health/*"] } };
  await make(bad("elb-http-listener"), "internet-facing", { ...http, action: forward });
  await make(bad("elb-http-listener", "one-path"), "internet-facing", {
    ...http,
    action: TO_HTTPS,
    rules: [{ conditions: [onePath], action: forward }],
  });
  await make(good("http-listener", "redirects"), "internet-facing", { ...http, action: TO_HTTPS });
  await make(good("http-listener", "redirects-by-a-rule"), "internet-facing", {
    ...http,
    action: forward,
    rules: [{ conditions: [anyPath], action: TO_HTTPS }],
  });
  await make(bad("elb-internal-http-listener"), "internal", { ...http, action: forward });
  await make(good("http-listener", "internal"), "internal", { ...http, action: REFUSE });
  await make(good("https-listener"), "internal", https);
  await make(bad("elb-tls-policy-old"), "internal", {
    ...https,
    policy: "ELBSecurityPolicy-2016-08",
  });
  await make(bad("elb-tls-policy-weak-ciphers"), "internal", {
    ...https,
    policy: "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06",
  });
  await make(good("https-listener", "plain-target"), "internal", {
    ...https,
    action: await forwardTo(context, bad("elb-target-http"), { Protocol: "HTTP", Port: 80 }),
  });
}

async function seedNetwork(context: SeedContext, certificate: string): Promise<void> {
  const { bad, good, client } = context;
  const tcp = { Protocol: "TCP", Port: 8080 } as const;
  const make = async (name: string, plan: ListenerPlan, attributes = {}) => {
    const balancer = await makeLoadBalancer(context, { name, kind: "network", attributes });
    await makeListener(context, balancer, plan);
  };
  const passing = { protocol: "TCP", port: 443 } as const;
  const off = { "load_balancing.cross_zone.enabled": "false" };
  await make(good("nlb", "tls"), {
    protocol: "TLS",
    port: 443,
    certificate,
    action: await forwardTo(context, good("target-group-behind-tls"), tcp),
  });
  await make(bad("nlb-plaintext-listener"), {
    protocol: "TCP",
    port: 80,
    action: await forwardTo(context, good("target-group-plain"), tcp),
  });
  await make(good("nlb", "before-alb"), {
    protocol: "TCP",
    port: 80,
    action: await forwardTo(context, good("target-group-alb"), { ...tcp, TargetType: "alb" }),
  });
  const inherits = await forwardTo(context, good("target-group-inherits"), tcp);
  await make(bad("elb-cross-zone-off"), { ...passing, action: inherits }, off);
  const action = await forwardTo(context, good("target-group-over-zones"), tcp);
  await client(ElasticLoadBalancingV2Client).send(
    new ModifyTargetGroupAttributesCommand({
      TargetGroupArn: action.TargetGroupArn,
      Attributes: [{ Key: "load_balancing.cross_zone.enabled", Value: "true" }],
    }),
  );
  await make(good("nlb", "cross-zone-by-group"), { ...passing, action }, off);
}

async function seedBehindCloudFront(
  context: SeedContext,
  certificate: string,
  regional: string,
): Promise<void> {
  const { bad, good, client } = context;
  const edge = await makeWebAcl(context, { name: good("web-acl", "origins"), scope: "CLOUDFRONT" });
  const ec2 = client(EC2Client);
  const open = await makeSecurityGroup(context, "origin-open", {
    IpRanges: [{ CidrIp: "0.0.0.0/0" }],
  });
  const { PrefixLists } = await ec2.send(
    new DescribeManagedPrefixListsCommand({
      Filters: [
        {
          Name: "prefix-list-name",
          Values: ["com.amazonaws.global.cloudfront.origin-facing"],
        },
      ],
    }),
  );
  const closed = await makeSecurityGroup(context, "origin-cloudfront-only", {
    PrefixListIds: [{ PrefixListId: PrefixLists?.[0]?.PrefixListId }],
  });
  const forward = await forwardTo(context, good("target-group-origin"));
  const https = { protocol: "HTTPS", port: 443, certificate } as const;
  const header = {
    Field: "http-header",
    HttpHeaderConfig: { HttpHeaderName: "X-Origin-Verify", Values: ["made-up"] },
  };
  const make = async (name: string, group: string, variant: string, plan: ListenerPlan) => {
    const balancer = await makeLoadBalancer(context, { name, securityGroups: [group] });
    await associate(context, regional, balancer.LoadBalancerArn ?? "");
    await makeListener(context, balancer, plan);
    await makeDistribution(context, {
      name: good("distribution", variant),
      webAclId: edge,
      dnsName: balancer.DNSName ?? "",
    });
  };
  await make(bad("ddos-origin-bypasses-cloudfront"), open, "before-open-origin", {
    ...https,
    action: forward,
  });
  await make(good("origin", "prefix-list"), closed, "before-closed-origin", {
    ...https,
    action: forward,
  });
  await make(good("origin", "secret-header"), open, "with-secret-header", {
    ...https,
    action: REFUSE,
    rules: [{ conditions: [header], action: forward }],
  });
}

async function makeSecurityGroup(
  { client }: SeedContext,
  name: string,
  from: IpPermission,
): Promise<string> {
  const ec2 = client(EC2Client);
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: "load balancer" }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...from }],
    }),
  );
  return GroupId;
}
