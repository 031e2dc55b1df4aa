import { z } from "zod";
import { defineResource } from "./define.ts";

/** Only groups that a load balancer uses are collected. */
export const LoadBalancerTargetGroup = defineResource({
  type: "AWS::ElasticLoadBalancingV2::TargetGroup",
  service: "elb",
  scope: "regional",
  title: "target group",
  fields: z.object({
    loadBalancerArns: z.array(z.string()).describe("DescribeTargetGroups LoadBalancerArns"),
    targetType: z.string().describe("TargetType: instance, ip, lambda or alb"),
    protocol: z
      .string()
      .nullable()
      .describe("Protocol to targets: HTTP, HTTPS, TCP, TLS, …; null for functions"),
    crossZone: z
      .string()
      .nullable()
      .describe(
        "DescribeTargetGroupAttributes load_balancing.cross_zone.enabled: true, false or " +
          "use_load_balancer_configuration; null, and not read, unless of addresses or instances behind a network load balancer",
      ),
  }),
  example: {
    type: "AWS::ElasticLoadBalancingV2::TargetGroup",
    arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/0011223344556677",
    id: "0011223344556677",
    name: "shop",
    account: "123456789012",
    region: "us-east-1",
    loadBalancerArns: [
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/0123456789abcdef",
    ],
    targetType: "ip",
    protocol: "HTTPS",
    crossZone: null,
  },
});
