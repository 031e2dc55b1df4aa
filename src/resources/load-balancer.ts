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
  },
});
