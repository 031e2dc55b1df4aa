import { z } from "zod";
import { defineResource } from "./define.ts";

const ImageVolume = z.object({
  device: z.string().describe("BlockDeviceMappings[].DeviceName"),
  snapshotId: z
    .string()
    .nullable()
    .describe("BlockDeviceMappings[].Ebs.SnapshotId; null: an empty volume"),
  encrypted: z.boolean().describe("BlockDeviceMappings[].Ebs.Encrypted"),
});

export const Ec2Image = defineResource({
  type: "AWS::EC2::Image",
  service: "ec2-images",
  scope: "regional",
  title: "Amazon Machine Image (AMI)",
  fields: z.object({
    state: z
      .string()
      .describe("DescribeImages Images[].State of own images: available, disabled, pending, …"),
    public: z.boolean().describe("Images[].Public: every AWS account may launch it"),
    volumes: z
      .array(ImageVolume)
      .describe("Images[].BlockDeviceMappings with Ebs; empty when all is in instance stores"),
    sharedWith: z
      .array(z.string())
      .describe(
        "DescribeImageAttribute LaunchPermissions[]: ids of other accounts, ARNs of organizations and " +
          "organizational units; empty for disabled images, which lose all launch permissions",
      ),
  }),
  example: {
    type: "AWS::EC2::Image",
    arn: "arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0",
    id: "ami-0123456789abcdef0",
    name: "orders-2026-05",
    account: "123456789012",
    region: "us-east-1",
    state: "available",
    public: false,
    volumes: [{ device: "/dev/xvda", snapshotId: "snap-0123456789abcdef0", encrypted: true }],
    sharedWith: [],
  },
});
