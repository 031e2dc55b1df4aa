import { z } from "zod";
import { defineResource } from "./define.ts";

const ListenerAction = z.object({
  type: z
    .string()
    .describe(
      "Type: forward, redirect, fixed-response, authenticate-oidc, authenticate-cognito, jwt-validation",
    ),
  redirectProtocol: z
    .string()
    .nullable()
    .describe(
      "RedirectConfig.Protocol: HTTPS, HTTP, or #{protocol}, that of the request; null: another action",
    ),
  onUnauthenticatedRequest: z
    .string()
    .nullable()
    .describe(
      "OnUnauthenticatedRequest of an authenticate action: authenticate (the default), deny or allow; null: not told, or another action",
    ),
  targetGroups: z
    .array(z.string())
    .describe("TargetGroupArn and ForwardConfig.TargetGroups[].TargetGroupArn"),
});

const ListenerRule = z.object({
  priority: z.string().describe("Priority: a number as text, or default"),
  everyRequest: z
    .boolean()
    .describe("Conditions: none, or only path patterns of which one matches every path"),
  fromAnywhere: z
    .boolean()
    .describe("Conditions: no source-ip, or one that names every address of IPv4 or IPv6"),
  headerNames: z
    .array(z.string())
    .describe("HttpHeaderConfig.HttpHeaderName in lower case; the values are not kept"),
  actions: z.array(ListenerAction).describe("Actions, in their order"),
});

export const LoadBalancerListener = defineResource({
  type: "AWS::ElasticLoadBalancingV2::Listener",
  service: "elb",
  scope: "regional",
  title: "load balancer listener",
  fields: z.object({
    loadBalancerArn: z.string().describe("DescribeListeners LoadBalancerArn"),
    loadBalancerKind: z
      .string()
      .describe("Type of the load balancer: application, network or gateway"),
    scheme: z
      .string()
      .nullable()
      .describe("Scheme of the load balancer: internet-facing or internal; null for gateway"),
    protocol: z
      .string()
      .nullable()
      .describe("Protocol: HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, …; null for gateway"),
    port: z.number().nullable().describe("Port; null for gateway"),
    certificateArn: z
      .string()
      .nullable()
      .describe("Certificates[].CertificateArn: the default certificate; null without TLS"),
    sslPolicy: z.string().nullable().describe("SslPolicy; null without TLS"),
    sslProtocols: z
      .array(z.string())
      .nullable()
      .describe(
        "DescribeSSLPolicies SslProtocols of the policy: TLSv1, TLSv1.1, …; null without TLS",
      ),
    sslCiphers: z
      .array(z.string())
      .nullable()
      .describe("DescribeSSLPolicies Ciphers[].Name of the policy; null without TLS"),
    mutualAuthentication: z
      .string()
      .nullable()
      .describe(
        "MutualAuthentication.Mode: verify (only clients with a trusted certificate), passthrough or off; null: not told",
      ),
    defaultActions: z
      .array(ListenerAction)
      .describe("DefaultActions, in their order, without what they say to clients"),
    rules: z
      .array(ListenerRule)
      .describe(
        "DescribeRules: rules in the order in which they are tried, the default last; empty for network and gateway; " +
          "not read of HTTPS listeners of internal load balancers",
      ),
  }),
  example: {
    type: "AWS::ElasticLoadBalancingV2::Listener",
    arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/0123456789abcdef/fedcba9876543210",
    id: "fedcba9876543210",
    name: "shop:443",
    account: "123456789012",
    region: "us-east-1",
    loadBalancerArn:
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/0123456789abcdef",
    loadBalancerKind: "application",
    scheme: "internet-facing",
    protocol: "HTTPS",
    port: 443,
    certificateArn:
      "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    sslProtocols: ["TLSv1.2", "TLSv1.3"],
    sslCiphers: ["TLS_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256"],
    mutualAuthentication: "off",
    defaultActions: [
      {
        type: "forward",
        redirectProtocol: null,
        onUnauthenticatedRequest: null,
        targetGroups: [
          "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/0011223344556677",
        ],
      },
    ],
    rules: [
      {
        priority: "default",
        everyRequest: true,
        fromAnywhere: true,
        headerNames: [],
        actions: [
          {
            type: "forward",
            redirectProtocol: null,
            onUnauthenticatedRequest: null,
            targetGroups: [
              "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/0011223344556677",
            ],
          },
        ],
      },
    ],
  },
});
