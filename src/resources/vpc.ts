import { z } from "zod";
import { defineResource } from "./define.ts";

export const Vpc = defineResource({
  type: "AWS::EC2::VPC",
  service: "vpc",
  scope: "regional",
  title: "VPC",
  fields: z.object({
    isDefault: z
      .boolean()
      .describe("DescribeVpcs IsDefault: the VPC that AWS makes in every Region"),
    ownerId: z
      .string()
      .describe(
        "OwnerId: account that owns it; another one when its subnets are shared with yours",
      ),
  }),
  example: {
    type: "AWS::EC2::VPC",
    arn: "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0a1b2c3d4e5f60718",
    id: "vpc-0a1b2c3d4e5f60718",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    isDefault: false,
    ownerId: "123456789012",
  },
});
