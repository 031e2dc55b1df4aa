import { z } from "zod";
import { defineResource } from "./define.ts";

export const NetworkInterface = defineResource({
  type: "AWS::EC2::NetworkInterface",
  service: "network-interfaces",
  scope: "regional",
  title: "network interface",
  fields: z.object({
    vpcId: z.string().describe("DescribeNetworkInterfaces VpcId"),
    subnetId: z.string().describe("SubnetId"),
    groups: z.array(z.string()).describe("Groups[].GroupId: its security groups"),
    kind: z
      .string()
      .describe("InterfaceType: interface, natGateway, network_load_balancer, lambda, …"),
    instanceId: z
      .string()
      .nullable()
      .describe("Attachment.InstanceId; null when it is attached to none"),
    publicAddresses: z
      .array(z.string())
      .describe("PrivateIpAddresses[].Association.PublicIp: public IPv4 addresses"),
    ipv6Addresses: z.array(z.string()).describe("Ipv6Addresses[].Ipv6Address"),
    requesterManaged: z.boolean().describe("RequesterManaged: an AWS service made and manages it"),
    requesterId: z
      .string()
      .nullable()
      .describe("RequesterId: who made it, such as amazon-elb or the id of a role"),
  }),
  example: {
    type: "AWS::EC2::NetworkInterface",
    arn: "arn:aws:ec2:us-east-1:123456789012:network-interface/eni-0a1b2c3d4e5f60718",
    id: "eni-0a1b2c3d4e5f60718",
    name: "eni-0a1b2c3d4e5f60718",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    subnetId: "subnet-0a1b2c3d4e5f60718",
    groups: ["sg-0a1b2c3d4e5f60718"],
    kind: "interface",
    instanceId: "i-0a1b2c3d4e5f60718",
    publicAddresses: [],
    ipv6Addresses: [],
    requesterManaged: false,
    requesterId: null,
  },
});
