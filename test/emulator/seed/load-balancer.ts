import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  ElasticLoadBalancingV2Client,
  type LoadBalancer,
  type LoadBalancerSchemeEnum,
  type LoadBalancerTypeEnum,
  ModifyLoadBalancerAttributesCommand,
  type ProtocolEnum,
  type RuleCondition,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { SeedContext } from "./context.ts";

/** A load balancer to make; what is left out is sound. */
export interface LoadBalancerPlan {
  readonly name: string;
  readonly scheme?: LoadBalancerSchemeEnum;
  readonly kind?: LoadBalancerTypeEnum;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly securityGroups?: readonly string[];
  /** How many Availability Zones it is in. */
  readonly zones?: number;
}

const SOUND = {
  "access_logs.s3.enabled": "true",
  "access_logs.s3.bucket": "access-logs",
  "deletion_protection.enabled": "true",
};
const SOUND_OF: Readonly<Partial<Record<LoadBalancerTypeEnum, Readonly<Record<string, string>>>>> =
  {
    application: { "routing.http.drop_invalid_header_fields.enabled": "true" },
    network: { "load_balancing.cross_zone.enabled": "true" },
  };

/** Makes a load balancer in the default VPC; internet-facing, application by default. */
export async function makeLoadBalancer(
  { client }: SeedContext,
  plan: LoadBalancerPlan,
): Promise<LoadBalancer> {
  const { name, scheme = "internet-facing", kind = "application", zones = 2 } = plan;
  const elb = client(ElasticLoadBalancingV2Client);
  const { Subnets = [] } = await client(EC2Client).send(new DescribeSubnetsCommand({}));
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: name,
      Scheme: scheme,
      Type: kind,
      Subnets: Subnets.slice(0, zones).map(({ SubnetId: id = "" }) => id),
      SecurityGroups: plan.securityGroups && [...plan.securityGroups],
    }),
  );
  const balancer = LoadBalancers?.[0] ?? {};
  const attributes = { ...SOUND, ...SOUND_OF[kind], ...plan.attributes };
  await elb.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerArn: balancer.LoadBalancerArn,
      Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  return balancer;
}

/** A listener to make, with rules before its default action. */
export interface ListenerPlan {
  readonly protocol: ProtocolEnum;
  readonly port: number;
  readonly action: Action;
  readonly certificate?: string;
  readonly policy?: string;
  readonly rules?: readonly { readonly conditions: RuleCondition[]; readonly action: Action }[];
}

export const TO_HTTPS: Action = {
  Type: "redirect",
  RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" },
};
export const REFUSE: Action = {
  Type: "fixed-response",
  FixedResponseConfig: { StatusCode: "403", ContentType: "text/plain", MessageBody: "no" },
};

/** Adds a listener to a load balancer. */
export async function makeListener(
  { client }: SeedContext,
  { LoadBalancerArn }: LoadBalancer,
  plan: ListenerPlan,
): Promise<void> {
  const { protocol, port, action, certificate, policy, rules = [] } = plan;
  const elb = client(ElasticLoadBalancingV2Client);
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: protocol,
      Port: port,
      DefaultActions: [action],
      ...(certificate === undefined
        ? {}
        : {
            Certificates: [{ CertificateArn: certificate }],
            SslPolicy: policy ?? "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
          }),
    }),
  );
  for (const [index, each] of rules.entries()) {
    await elb.send(
      new CreateRuleCommand({
        ListenerArn: Listeners?.[0]?.ListenerArn,
        Priority: index + 1,
        Conditions: each.conditions,
        Actions: [each.action],
      }),
    );
  }
}

/** Makes a target group in the default VPC, HTTPS to addresses by default; gives the action that forwards to it. */
export async function forwardTo(
  { client }: SeedContext,
  name: string,
  plan: Partial<CreateTargetGroupCommandInput> = {},
): Promise<Action> {
  const { Subnets = [] } = await client(EC2Client).send(new DescribeSubnetsCommand({}));
  const { TargetGroups } = await client(ElasticLoadBalancingV2Client).send(
    new CreateTargetGroupCommand({
      Name: name,
      VpcId: Subnets[0]?.VpcId,
      Protocol: "HTTPS",
      Port: 443,
      TargetType: "ip",
      ...plan,
    }),
  );
  return { Type: "forward", TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn };
}
