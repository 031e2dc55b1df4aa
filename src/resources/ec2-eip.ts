import { z } from "zod";
import { defineResource } from "./define.ts";

export const Ec2Eip = defineResource({
  type: "AWS::EC2::EIP",
  service: "addresses",
  scope: "regional",
  title: "Elastic IP address",
  fields: z.object({
    publicIp: z
      .string()
      .describe("DescribeAddresses PublicIp, or the CarrierIp of a wavelength zone"),
    instanceId: z
      .string()
      .nullable()
      .describe("InstanceId: the instance that has it; null for none"),
    networkInterfaceId: z
      .string()
      .nullable()
      .describe("NetworkInterfaceId: the network interface that has it; null when nothing has it"),
    serviceManaged: z
      .string()
      .nullable()
      .describe("ServiceManaged: the service that keeps it, such as alb or rnat; null: you do"),
  }),
  example: {
    type: "AWS::EC2::EIP",
    arn: "arn:aws:ec2:us-east-1:123456789012:elastic-ip/eipalloc-0123456789abcdef0",
    id: "eipalloc-0123456789abcdef0",
    name: "shop",
    account: "123456789012",
    region: "us-east-1",
    publicIp: "203.0.113.25",
    instanceId: "i-0123456789abcdef0",
    networkInterfaceId: "eni-0a1b2c3d4e5f60718",
    serviceManaged: null,
  },
});
