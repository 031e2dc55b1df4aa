import { z } from "zod";
import { defineResource } from "./define.ts";

export const Subnet = defineResource({
  type: "AWS::EC2::Subnet",
  service: "subnets",
  scope: "regional",
  title: "Subnet",
  fields: z.object({
    vpcId: z.string().describe("DescribeSubnets Subnets[].VpcId"),
    ownerId: z.string().describe("Subnets[].OwnerId: account; another one where it is shared"),
    zone: z.string().describe("Subnets[].AvailabilityZone"),
    publicAddresses: z
      .boolean()
      .describe(
        "Subnets[].MapPublicIpOnLaunch: network interfaces get a public IPv4 address unless told otherwise",
      ),
  }),
  example: {
    type: "AWS::EC2::Subnet",
    arn: "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-0123456789abcdef0",
    id: "subnet-0123456789abcdef0",
    name: "subnet-0123456789abcdef0",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0123456789abcdef0",
    ownerId: "123456789012",
    zone: "us-east-1a",
    publicAddresses: false,
  },
});
