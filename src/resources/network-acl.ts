import { z } from "zod";
import { defineResource } from "./define.ts";

const NetworkAclEntry = z.object({
  ruleNumber: z.number().describe("RuleNumber: the lowest that matches decides"),
  egress: z.boolean().describe("Egress: for traffic that leaves the subnet"),
  action: z.string().describe("RuleAction: allow or deny"),
  protocol: z.string().describe("Protocol: number of the protocol, 6 for TCP; -1 for all"),
  fromPort: z.number().nullable().describe("PortRange.From; null for all ports"),
  toPort: z.number().nullable().describe("PortRange.To; null for all ports"),
  cidr: z.string().describe("CidrBlock or Ipv6CidrBlock"),
});

export const NetworkAcl = defineResource({
  type: "AWS::EC2::NetworkAcl",
  service: "vpc",
  scope: "regional",
  title: "network ACL",
  fields: z.object({
    vpcId: z.string().describe("DescribeNetworkAcls VpcId"),
    ownerId: z
      .string()
      .describe("OwnerId: account that owns it; another one in a VPC that is shared with yours"),
    isDefault: z.boolean().describe("IsDefault: serves the subnets that name no other"),
    subnetIds: z.array(z.string()).describe("Associations[].SubnetId: every subnet has one ACL"),
    entries: z.array(NetworkAclEntry).describe("Entries, those of each direction by rule number"),
  }),
  example: {
    type: "AWS::EC2::NetworkAcl",
    arn: "arn:aws:ec2:us-east-1:123456789012:network-acl/acl-0a1b2c3d4e5f60718",
    id: "acl-0a1b2c3d4e5f60718",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    ownerId: "123456789012",
    isDefault: false,
    subnetIds: ["subnet-0a1b2c3d4e5f60718"],
    entries: [
      {
        ruleNumber: 100,
        egress: false,
        action: "allow",
        protocol: "6",
        fromPort: 443,
        toPort: 443,
        cidr: "0.0.0.0/0",
      },
      {
        ruleNumber: 32767,
        egress: false,
        action: "deny",
        protocol: "-1",
        fromPort: null,
        toPort: null,
        cidr: "0.0.0.0/0",
      },
    ],
  },
});
