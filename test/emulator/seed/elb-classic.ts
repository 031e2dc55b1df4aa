import {
  CreateLoadBalancerCommand,
  CreateLoadBalancerPolicyCommand,
  ElasticLoadBalancingClient,
  type Listener,
  type LoadBalancerAttributes,
  ModifyLoadBalancerAttributesCommand,
  RegisterInstancesWithLoadBalancerCommand,
  SetLoadBalancerPoliciesOfListenerCommand,
} from "@aws-sdk/client-elastic-load-balancing";
import type { SeedContext } from "./context.ts";

/** A Classic Load Balancer to make; what is left out is sound. */
export interface ClassicPlan {
  readonly name: string;
  readonly listener?: Listener;
  readonly policy?: string;
  readonly attributes?: Partial<LoadBalancerAttributes>;
  readonly zones?: readonly string[];
  readonly instances?: readonly string[];
}

const PASSING: Listener = {
  Protocol: "TCP",
  LoadBalancerPort: 443,
  InstanceProtocol: "TCP",
  InstancePort: 443,
};
const PLAIN: Listener = {
  Protocol: "HTTP",
  LoadBalancerPort: 80,
  InstanceProtocol: "HTTP",
  InstancePort: 80,
};
const ENCRYPTED: Listener = {
  Protocol: "HTTPS",
  LoadBalancerPort: 443,
  InstanceProtocol: "HTTPS",
  InstancePort: 443,
  SSLCertificateId: "arn:aws:iam::123456789012:server-certificate/good-server-certificate",
};
const SOUND: LoadBalancerAttributes = {
  AccessLog: { Enabled: true, S3BucketName: "access-logs", EmitInterval: 5 },
  CrossZoneLoadBalancing: { Enabled: true },
};

/** Classic Load Balancers; none of them but one has instances, since those that have are a fault in themselves. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const make = (plan: ClassicPlan) => makeClassicLoadBalancer(context, plan);
  await make({ name: good("classic", "passes-tls-on") });
  await make({
    name: good("classic", "https"),
    listener: ENCRYPTED,
    policy: "ELBSecurityPolicy-TLS-1-2-2017-01",
  });
  await make({ name: bad("elb-classic-in-use"), instances: ["i-0a1b2c3d4e5f60718"] });
  await make({ name: bad("elb-classic-http-listener"), listener: PLAIN });
  await make({
    name: bad("elb-classic-tls-policy-old"),
    listener: ENCRYPTED,
    policy: "ELBSecurityPolicy-2016-08",
  });
  await make({
    name: bad("elb-classic-logging-off"),
    attributes: { AccessLog: { Enabled: false } },
  });
  await make({
    name: bad("elb-classic-cross-zone-off"),
    attributes: { CrossZoneLoadBalancing: { Enabled: false } },
  });
  await make({ name: bad("elb-classic-single-az"), zones: ["us-east-1a"] });
  const monitoring = {
    AdditionalAttributes: [{ Key: "elb.http.desyncmitigationmode", Value: "monitor" }],
  };
  await make({
    name: bad("elb-classic-desync-monitor"),
    listener: ENCRYPTED,
    policy: "ELBSecurityPolicy-TLS-1-2-2017-01",
    attributes: monitoring,
  });
}

/** Makes a Classic Load Balancer. */
export async function makeClassicLoadBalancer(
  { client }: SeedContext,
  plan: ClassicPlan,
): Promise<void> {
  const { name, listener = PASSING, zones = ["us-east-1a", "us-east-1b"], policy } = plan;
  const elb = client(ElasticLoadBalancingClient);
  await elb.send(
    new CreateLoadBalancerCommand({
      LoadBalancerName: name,
      Listeners: [listener],
      AvailabilityZones: [...zones],
    }),
  );
  await elb.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerName: name,
      LoadBalancerAttributes: { ...SOUND, ...plan.attributes },
    }),
  );
  if (plan.instances !== undefined) {
    await elb.send(
      new RegisterInstancesWithLoadBalancerCommand({
        LoadBalancerName: name,
        Instances: plan.instances.map((InstanceId) => ({ InstanceId })),
      }),
    );
  }
  if (policy === undefined) return;
  await elb.send(
    new CreateLoadBalancerPolicyCommand({
      LoadBalancerName: name,
      PolicyName: "tls",
      PolicyTypeName: "SSLNegotiationPolicyType",
      PolicyAttributes: [{ AttributeName: "Reference-Security-Policy", AttributeValue: policy }],
    }),
  );
  await elb.send(
    new SetLoadBalancerPoliciesOfListenerCommand({
      LoadBalancerName: name,
      LoadBalancerPort: listener.LoadBalancerPort,
      PolicyNames: ["tls"],
    }),
  );
}
