import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancerPoliciesCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingClient,
  type ListenerDescription,
  type LoadBalancerDescription,
  type PolicyDescription,
} from "@aws-sdk/client-elastic-load-balancing";
import { ClassicLoadBalancer } from "../../resources/classic-load-balancer.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

// Deleted between the list and the call.
const none = ["AccessPointNotFoundException"];

const calls = {
  DescribeLoadBalancers: call(
    DescribeLoadBalancersCommand,
    "elasticloadbalancing:DescribeLoadBalancers",
    { type: ClassicLoadBalancer },
    { page: ["NextMarker", "Marker"] },
  ),
  DescribeLoadBalancerAttributes: call(
    DescribeLoadBalancerAttributesCommand,
    "elasticloadbalancing:DescribeLoadBalancerAttributes",
    { type: ClassicLoadBalancer, fields: ["accessLogs", "crossZone", "desyncMode"] },
    { none },
  ),
  DescribeLoadBalancerPolicies: call(
    DescribeLoadBalancerPoliciesCommand,
    "elasticloadbalancing:DescribeLoadBalancerPolicies",
    { type: ClassicLoadBalancer, fields: ["tlsPolicies"] },
    { none },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "elb-classic",
  scope: "regional",
  client: ElasticLoadBalancingClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "DescribeLoadBalancers",
      { PageSize: 400 },
      (output) => output.LoadBalancerDescriptions,
    );
    yield* context.each(listed, (balancer) => classicLoadBalancer(context, balancer));
  },
});

async function classicLoadBalancer(context: Context, balancer: LoadBalancerDescription) {
  const { partition, region, account } = context;
  const { LoadBalancerName: name = "" } = balancer;
  const arn = `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`;
  return context.resource(ClassicLoadBalancer, {
    arn,
    id: name,
    name,
    scheme: balancer.Scheme,
    dnsName: balancer.DNSName,
    vpcId: balancer.VPCId || null,
    zones: balancer.AvailabilityZones,
    subnets: balancer.Subnets ?? [],
    securityGroups: balancer.SecurityGroups ?? [],
    instances: balancer.Instances?.map(({ InstanceId: id = "" }) => id),
    listeners: balancer.ListenerDescriptions?.map(listener),
    tlsPolicies: await tlsPolicies(context, balancer, arn),
    ...(await attributes(context, name, arn)),
  });
}

function listener({ Listener: it, PolicyNames: policies = [] }: ListenerDescription) {
  const protocol = it?.Protocol?.toUpperCase() ?? "";
  return {
    protocol,
    port: it?.LoadBalancerPort ?? 0,
    // Left out, it is the protocol of the other side.
    instanceProtocol: it?.InstanceProtocol?.toUpperCase() ?? protocol,
    instancePort: it?.InstancePort ?? 0,
    certificateArn: it?.SSLCertificateId || null,
    policies,
  };
}

async function attributes(context: Context, name: string, arn: string) {
  const output = await context.read(
    "DescribeLoadBalancerAttributes",
    { LoadBalancerName: name },
    arn,
  );
  const of = output?.LoadBalancerAttributes;
  return {
    accessLogs: of?.AccessLog?.Enabled,
    crossZone: of?.CrossZoneLoadBalancing?.Enabled,
    desyncMode: of?.AdditionalAttributes?.find(
      ({ Key: key }) => key === "elb.http.desyncmitigationmode",
    )?.Value,
  };
}

const TLS = new Set(["HTTPS", "SSL"]);

async function tlsPolicies(context: Context, balancer: LoadBalancerDescription, arn: string) {
  const used = balancer.ListenerDescriptions?.filter(({ Listener: it }) =>
    TLS.has(it?.Protocol?.toUpperCase() ?? ""),
  ).map(({ PolicyNames: names = [] }) => names);
  const names = [...new Set(used?.flat())];
  if (names.length === 0) return used?.length === 0 ? [] : undefined;
  const output = await context.read(
    "DescribeLoadBalancerPolicies",
    { LoadBalancerName: balancer.LoadBalancerName, PolicyNames: names },
    arn,
  );
  const policies = output?.PolicyDescriptions?.flatMap(tlsPolicy);
  // What a listener without such a policy accepts nobody tells.
  const isTold = used?.every((of) => policies?.some(({ name }) => of.includes(name)));
  return isTold === true ? policies : undefined;
}

function tlsPolicy({
  PolicyName: name = "",
  PolicyTypeName: type,
  PolicyAttributeDescriptions: set = [],
}: PolicyDescription) {
  const versions = set.filter(({ AttributeName: key = "" }) => key.startsWith(VERSION));
  if (type !== "SSLNegotiationPolicyType" || versions.length === 0) return [];
  return [
    {
      name,
      reference:
        set.find(({ AttributeName: key }) => key === "Reference-Security-Policy")?.AttributeValue ??
        null,
      protocols: versions.flatMap(({ AttributeName: key = "", AttributeValue: value }) =>
        value === "true" ? [key.slice(VERSION.length)] : [],
      ),
    },
  ];
}

const VERSION = "Protocol-";
