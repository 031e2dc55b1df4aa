import { z } from "zod";
import { defineResource } from "./define.ts";

export const LoadBalancer = defineResource({
  type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  service: "elb",
  scope: "regional",
  title: "load balancer",
  fields: z.object({
    kind: z.string().describe("DescribeLoadBalancers Type: application, network or gateway"),
    scheme: z
      .string()
      .nullable()
      .describe("Scheme: internet-facing or internal; null for gateway load balancers"),
    state: z.string().describe("State.Code: active, active_impaired, provisioning or failed"),
    dnsName: z.string().nullable().describe("DNSName; null for gateway load balancers"),
    ipAddressType: z
      .string()
      .nullable()
      .describe("IpAddressType: ipv4, dualstack or dualstack-without-public-ipv4; null: not told"),
    zones: z.array(z.string()).describe("AvailabilityZones[].ZoneName"),
    securityGroups: z
      .array(z.string())
      .describe("SecurityGroups: ids; empty for gateway, and for network made without them"),
    accessLogs: z
      .boolean()
      .nullable()
      .describe(
        "DescribeLoadBalancerAttributes access_logs.s3.enabled; null for gateway load balancers",
      ),
    logDelivery: z
      .boolean()
      .describe(
        "DescribeDeliverySources, DescribeDeliveries: CloudWatch Logs delivers its ALB_ACCESS_LOGS",
      ),
    deletionProtection: z.boolean().describe("deletion_protection.enabled"),
    crossZone: z
      .boolean()
      .describe("load_balancing.cross_zone.enabled; always true for application load balancers"),
    dropInvalidHeaders: z
      .boolean()
      .nullable()
      .describe(
        "routing.http.drop_invalid_header_fields.enabled; null unless an application load balancer",
      ),
    desyncMode: z
      .string()
      .nullable()
      .describe(
        "routing.http.desync_mitigation_mode: monitor, defensive or strictest; null unless an application load balancer",
      ),
  }),
  example: {
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/0123456789abcdef",
    id: "0123456789abcdef",
    name: "shop",
    account: "123456789012",
    region: "us-east-1",
    kind: "application",
    scheme: "internet-facing",
    state: "active",
    dnsName: "shop-1234567890.us-east-1.elb.amazonaws.com",
    ipAddressType: "ipv4",
    zones: ["us-east-1a", "us-east-1b"],
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    accessLogs: true,
    logDelivery: false,
    deletionProtection: true,
    crossZone: true,
    dropInvalidHeaders: true,
    desyncMode: "defensive",
  },
});
