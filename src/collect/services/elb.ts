import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeSSLPoliciesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
  type LoadBalancer as Balancer,
  type TargetGroup,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { LoadBalancerListener } from "../../resources/load-balancer-listener.ts";
import { LoadBalancerTargetGroup } from "../../resources/load-balancer-target-group.ts";
import { LoadBalancer } from "../../resources/load-balancer.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { deliveredLogs, logDeliveryCalls } from "../log-deliveries.ts";
import { byPriority, inOrder, listenerAction, listenerRule } from "../elb-listener-rules.ts";

const page = ["NextMarker", "Marker"] as const;
// Where actions and conditions hold what only the right client knows; of values only those stay that match everything.
const secrets = [
  "<ClientSecret>",
  "<MessageBody>",
  "<(?:Path|Query|Key|Value|value)>",
  String.raw`<member>(?!(?:/?\*|0\.0\.0\.0/0|::/0)</)`,
];
// Deleted between the list and the call.
const none = ["LoadBalancerNotFoundException"];

const calls = {
  // Without load balancers there is nothing else to ask for.
  DescribeLoadBalancers: call(
    DescribeLoadBalancersCommand,
    "elasticloadbalancing:DescribeLoadBalancers",
    [{ type: LoadBalancer }, { type: LoadBalancerListener }, { type: LoadBalancerTargetGroup }],
    { page },
  ),
  DescribeLoadBalancerAttributes: call(
    DescribeLoadBalancerAttributesCommand,
    "elasticloadbalancing:DescribeLoadBalancerAttributes",
    {
      type: LoadBalancer,
      fields: ["accessLogs", "deletionProtection", "crossZone", "dropInvalidHeaders", "desyncMode"],
    },
    { none },
  ),
  DescribeListeners: call(
    DescribeListenersCommand,
    "elasticloadbalancing:DescribeListeners",
    { type: LoadBalancerListener },
    { page, none, secrets },
  ),
  DescribeSSLPolicies: call(
    DescribeSSLPoliciesCommand,
    "elasticloadbalancing:DescribeSSLPolicies",
    { type: LoadBalancerListener, fields: ["sslProtocols", "sslCiphers"] },
    { page },
  ),
  DescribeRules: call(
    DescribeRulesCommand,
    "elasticloadbalancing:DescribeRules",
    { type: LoadBalancerListener, fields: ["rules"] },
    { page, none: ["ListenerNotFoundException"], secrets },
  ),
  DescribeTargetGroups: call(
    DescribeTargetGroupsCommand,
    "elasticloadbalancing:DescribeTargetGroups",
    { type: LoadBalancerTargetGroup },
    { page },
  ),
  DescribeTargetGroupAttributes: call(
    DescribeTargetGroupAttributesCommand,
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    { type: LoadBalancerTargetGroup, fields: ["crossZone"] },
    { none: ["TargetGroupNotFoundException"] },
  ),
  ...logDeliveryCalls({ type: LoadBalancer, fields: ["logDelivery"] }),
};
type Context = CollectContext<typeof calls>;

/** What one call tells of for all load balancers of the Region; made where one of them needs it. */
interface Shared {
  readonly tlsPolicies: () => ReturnType<typeof tlsPolicies>;
  readonly delivered: () => ReturnType<typeof deliveredLogs>;
}

export default defineCollector({
  service: "elb",
  scope: "regional",
  client: ElasticLoadBalancingV2Client,
  calls,
  async *collect(context) {
    const shared: Shared = {
      tlsPolicies: once(() => tlsPolicies(context)),
      delivered: once(() => deliveredLogs(context, "ALB_ACCESS_LOGS")),
    };
    let some = false;
    const balancers = context.items("DescribeLoadBalancers", {}, (output) => output.LoadBalancers);
    const found = context.each(balancers, async (balancer) => [
      await loadBalancer(context, balancer, shared),
      ...(await listeners(context, balancer, shared)),
    ]);
    for await (const resources of found) {
      some = true;
      yield* resources;
    }
    if (some) yield* targetGroups(context);
  },
});

function once<T>(read: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => (answer ??= { value: read() }).value;
}

async function loadBalancer(context: Context, balancer: Balancer, shared: Shared) {
  const { LoadBalancerArn: arn = "" } = balancer;
  const delivered = balancer.Type === "application" ? await shared.delivered() : new Set<string>();
  return context.resource(LoadBalancer, {
    arn,
    id: arn.split("/").at(-1) ?? arn,
    name: balancer.LoadBalancerName ?? arn,
    kind: balancer.Type,
    scheme: balancer.Scheme ?? null,
    state: balancer.State?.Code,
    dnsName: balancer.DNSName ?? null,
    ipAddressType: balancer.IpAddressType ?? null,
    zones: balancer.AvailabilityZones?.map(({ ZoneName: zone = "" }) => zone),
    // Others may have none; AWS leaves the member out then.
    securityGroups: balancer.SecurityGroups ?? (balancer.Type === "application" ? undefined : []),
    ...(await attributes(context, balancer)),
    logDelivery: delivered?.has(arn),
  });
}

async function attributes(context: Context, { LoadBalancerArn: arn, Type: kind }: Balancer) {
  const output = await context.read(
    "DescribeLoadBalancerAttributes",
    { LoadBalancerArn: arn },
    arn,
  );
  const values = new Map(output?.Attributes?.map(({ Key: key, Value: value }) => [key, value]));
  const flag = (name: string) => {
    const value = values.get(name);
    return value === undefined ? undefined : value === "true";
  };
  const application = kind === "application";
  return {
    accessLogs: kind === "gateway" ? null : flag("access_logs.s3.enabled"),
    deletionProtection: flag("deletion_protection.enabled"),
    crossZone: application ? true : flag("load_balancing.cross_zone.enabled"),
    dropInvalidHeaders: application
      ? flag("routing.http.drop_invalid_header_fields.enabled")
      : null,
    desyncMode: application ? values.get("routing.http.desync_mitigation_mode") : null,
  };
}

async function listeners(context: Context, balancer: Balancer, shared: Shared) {
  // Without the ARN of a listener the gap says that any listener may be missing.
  const input = { LoadBalancerArn: balancer.LoadBalancerArn };
  const found = [];
  const listed = context.items("DescribeListeners", input, (output) => output.Listeners);
  for await (const each of listed) found.push(await listener(context, balancer, each, shared));
  return found;
}

async function listener(context: Context, balancer: Balancer, it: Listener, shared: Shared) {
  const { ListenerArn: arn = "", Protocol: protocol, Port: port } = it;
  const name = balancer.LoadBalancerName ?? arn;
  return context.resource(LoadBalancerListener, {
    arn,
    id: arn.split("/").at(-1) ?? arn,
    name: port === undefined ? name : `${name}:${port}`,
    loadBalancerArn: balancer.LoadBalancerArn,
    loadBalancerKind: balancer.Type,
    scheme: balancer.Scheme ?? null,
    protocol: protocol ?? null,
    port: port ?? null,
    certificateArn: it.Certificates?.[0]?.CertificateArn ?? null,
    ...(await tls(it, shared)),
    mutualAuthentication: it.MutualAuthentication?.Mode ?? null,
    defaultActions: inOrder(it.DefaultActions ?? []).map(listenerAction),
    rules: await rules(context, balancer, it),
  });
}

async function tls({ Protocol: protocol, SslPolicy: name }: Listener, shared: Shared) {
  if (protocol !== "HTTPS" && protocol !== "TLS") {
    return { sslPolicy: null, sslProtocols: null, sslCiphers: null };
  }
  const policy = (await shared.tlsPolicies())?.get(name);
  return { sslPolicy: name, ...policy };
}

async function tlsPolicies(context: Context) {
  const listed = await context.readAll("DescribeSSLPolicies", {}, (output) => output.SslPolicies);
  return (
    listed &&
    new Map(
      listed.map(({ Name: name, SslProtocols: sslProtocols, Ciphers: ciphers }) => [
        name,
        { sslProtocols, sslCiphers: ciphers?.map(({ Name: cipher = "" }) => cipher) },
      ]),
    )
  );
}

async function rules(context: Context, { Type: kind, Scheme: scheme }: Balancer, it: Listener) {
  if (kind !== "application") return [];
  // What an internal load balancer does over TLS asks nobody.
  if (it.Protocol === "HTTPS" && scheme === "internal") return undefined;
  const input = { ListenerArn: it.ListenerArn };
  const listed = await context.readAll("DescribeRules", input, (o) => o.Rules, it.ListenerArn);
  return listed?.map(listenerRule).sort(byPriority);
}

async function* targetGroups(context: Context) {
  const listed = context.items("DescribeTargetGroups", {}, (output) =>
    // What no load balancer uses gets no requests.
    output.TargetGroups?.filter(({ LoadBalancerArns: arns = [] }) => arns.length > 0),
  );
  yield* context.each(listed, async (group) => {
    const { TargetGroupArn: arn = "", LoadBalancerArns: arns = [] } = group;
    return context.resource(LoadBalancerTargetGroup, {
      arn,
      id: arn.split("/").at(-1) ?? arn,
      name: group.TargetGroupName ?? arn,
      loadBalancerArns: arns,
      targetType: group.TargetType,
      protocol: group.Protocol ?? null,
      crossZone: await crossZone(context, group),
    });
  });
}

// A load balancer behind another has no setting of its own.
const NETWORK = new Set(["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"]);

async function crossZone(context: Context, group: TargetGroup) {
  const { TargetGroupArn: arn, Protocol: protocol = "", TargetType: type } = group;
  if (!NETWORK.has(protocol) || type === "alb") return null;
  const output = await context.read("DescribeTargetGroupAttributes", { TargetGroupArn: arn }, arn);
  return output?.Attributes?.find(({ Key: key }) => key === "load_balancing.cross_zone.enabled")
    ?.Value;
}
