import { z } from "zod";
import { defineResource } from "./define.ts";

const ClassicListener = z.object({
  protocol: z.string().describe("Listener.Protocol to clients: HTTP, HTTPS, TCP or SSL"),
  port: z.number().describe("Listener.LoadBalancerPort"),
  instanceProtocol: z.string().describe("Listener.InstanceProtocol: HTTP, HTTPS, TCP or SSL"),
  instancePort: z.number().describe("Listener.InstancePort"),
  certificateArn: z
    .string()
    .nullable()
    .describe("Listener.SSLCertificateId: ARN of ACM or IAM; null without TLS"),
  policies: z.array(z.string()).describe("PolicyNames: policies of the listener"),
});

export const ClassicLoadBalancer = defineResource({
  type: "AWS::ElasticLoadBalancing::LoadBalancer",
  service: "elb-classic",
  scope: "regional",
  title: "Classic Load Balancer",
  fields: z.object({
    scheme: z.string().describe("DescribeLoadBalancers Scheme: internet-facing or internal"),
    dnsName: z.string().describe("DNSName"),
    vpcId: z.string().nullable().describe("VPCId; null outside a VPC"),
    zones: z.array(z.string()).describe("AvailabilityZones: names"),
    subnets: z.array(z.string()).describe("Subnets: ids"),
    securityGroups: z.array(z.string()).describe("SecurityGroups: ids"),
    instances: z.array(z.string()).describe("Instances[].InstanceId"),
    listeners: z.array(ClassicListener).describe("ListenerDescriptions"),
    tlsPolicies: z
      .array(
        z.object({
          name: z.string().describe("PolicyName"),
          reference: z
            .string()
            .nullable()
            .describe("Reference-Security-Policy: predefined policy; null for a custom one"),
          protocols: z
            .array(z.string())
            .describe("Versions that are turned on: Protocol-SSLv3, Protocol-TLSv1, …"),
        }),
      )
      .describe(
        "DescribeLoadBalancerPolicies: policies of the type SSLNegotiationPolicyType that a listener uses",
      ),
    accessLogs: z.boolean().describe("DescribeLoadBalancerAttributes AccessLog.Enabled"),
    crossZone: z.boolean().describe("CrossZoneLoadBalancing.Enabled"),
    desyncMode: z
      .string()
      .describe(
        "AdditionalAttributes elb.http.desyncmitigationmode: monitor, defensive or strictest",
      ),
  }),
  example: {
    type: "AWS::ElasticLoadBalancing::LoadBalancer",
    arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    scheme: "internet-facing",
    dnsName: "orders-1234567890.us-east-1.elb.amazonaws.com",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    zones: ["us-east-1a", "us-east-1b"],
    subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    instances: ["i-0a1b2c3d4e5f60718", "i-0a1b2c3d4e5f60719"],
    listeners: [
      {
        protocol: "HTTPS",
        port: 443,
        instanceProtocol: "HTTPS",
        instancePort: 8443,
        certificateArn:
          "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
        policies: ["ELBSecurityPolicy-TLS-1-2-2017-01"],
      },
    ],
    tlsPolicies: [
      {
        name: "ELBSecurityPolicy-TLS-1-2-2017-01",
        reference: "ELBSecurityPolicy-TLS-1-2-2017-01",
        protocols: ["TLSv1.2"],
      },
    ],
    accessLogs: true,
    crossZone: true,
    desyncMode: "defensive",
  },
});
