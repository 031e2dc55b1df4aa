import { z } from "zod";
import { defineResource } from "./define.ts";

/** One entry of IpPermissions: a protocol with its ports, and everybody whom it speaks of. */
export const SecurityGroupPermission = z.object({
  protocol: z
    .string()
    .describe("IpProtocol: tcp, udp, icmp, icmpv6 or the number of another; -1 for all"),
  fromPort: z
    .number()
    .nullable()
    .describe("FromPort: first port, or ICMP type; null for all of them"),
  toPort: z.number().nullable().describe("ToPort: last port, or ICMP code; null for all of them"),
  ipv4Cidrs: z.array(z.string()).describe("IpRanges[].CidrIp"),
  ipv6Cidrs: z.array(z.string()).describe("Ipv6Ranges[].CidrIpv6"),
  prefixListIds: z.array(z.string()).describe("PrefixListIds[].PrefixListId"),
  groups: z
    .array(z.string())
    .describe("UserIdGroupPairs[].GroupId: members of these security groups"),
});
export type SecurityGroupPermission = z.infer<typeof SecurityGroupPermission>;

export const SecurityGroup = defineResource({
  type: "AWS::EC2::SecurityGroup",
  service: "security-groups",
  scope: "regional",
  title: "security group",
  fields: z.object({
    vpcId: z.string().describe("DescribeSecurityGroups VpcId"),
    ownerId: z
      .string()
      .describe("OwnerId: account that owns it; another one when it is shared with yours"),
    ingress: z.array(SecurityGroupPermission).describe("IpPermissions: what may come in"),
    egress: z.array(SecurityGroupPermission).describe("IpPermissionsEgress: what may go out"),
  }),
  example: {
    type: "AWS::EC2::SecurityGroup",
    arn: "arn:aws:ec2:us-east-1:123456789012:security-group/sg-0a1b2c3d4e5f60718",
    id: "sg-0a1b2c3d4e5f60718",
    name: "orders-web",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    ownerId: "123456789012",
    ingress: [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        ipv4Cidrs: ["0.0.0.0/0"],
        ipv6Cidrs: ["::/0"],
        prefixListIds: [],
        groups: [],
      },
    ],
    egress: [],
  },
});
