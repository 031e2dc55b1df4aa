import { z } from "zod";
import { defineResource } from "./define.ts";

export const VpcEndpoint = defineResource({
  type: "AWS::EC2::VPCEndpoint",
  service: "vpc-endpoints",
  scope: "regional",
  title: "VPC endpoint",
  fields: z.object({
    vpcId: z.string().describe("DescribeVpcEndpoints VpcId"),
    ownerId: z.string().describe("OwnerId: account that owns it"),
    kind: z
      .string()
      .describe("VpcEndpointType: Interface, Gateway, GatewayLoadBalancer, Resource or another"),
    serviceName: z
      .string()
      .nullable()
      .describe("ServiceName, such as com.amazonaws.us-east-1.kms; null for what is no service"),
    state: z.string().describe("State in lower case: available, pending, deleting, failed, …"),
    requesterManaged: z.boolean().describe("RequesterManaged: an AWS service made and manages it"),
    policy: z
      .string()
      .nullable()
      .describe("PolicyDocument, JSON text; null for kinds of endpoints that have none"),
    policySupported: z
      .boolean()
      .nullable()
      .describe(
        "DescribeVpcEndpointServices VpcEndpointPolicySupported: without it AWS sends a policy that has no " +
          "effect; null when AWS does not list the service",
      ),
  }),
  example: {
    type: "AWS::EC2::VPCEndpoint",
    arn: "arn:aws:ec2:us-east-1:123456789012:vpc-endpoint/vpce-0a1b2c3d4e5f60718",
    id: "vpce-0a1b2c3d4e5f60718",
    name: "orders-kms",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    ownerId: "123456789012",
    kind: "Interface",
    serviceName: "com.amazonaws.us-east-1.kms",
    state: "available",
    requesterManaged: false,
    policy:
      '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceAccount":"123456789012","aws:PrincipalAccount":"123456789012"}}}]}',
    policySupported: true,
  },
});
