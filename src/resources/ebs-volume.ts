import { z } from "zod";
import { defineResource } from "./define.ts";

export const EbsVolume = defineResource({
  type: "AWS::EC2::Volume",
  service: "ebs",
  scope: "regional",
  title: "EBS volume",
  fields: z.object({
    state: z.string().describe("DescribeVolumes Volumes[].State: in-use, available, deleting, …"),
    encrypted: z.boolean().describe("Volumes[].Encrypted"),
    kmsKeyId: z.string().nullable().describe("Volumes[].KmsKeyId, a key ARN; null: not encrypted"),
    instances: z
      .array(z.string())
      .describe("Volumes[].Attachments[].InstanceId: the instances that it is attached to"),
  }),
  example: {
    type: "AWS::EC2::Volume",
    arn: "arn:aws:ec2:us-east-1:123456789012:volume/vol-0123456789abcdef0",
    id: "vol-0123456789abcdef0",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    state: "in-use",
    encrypted: true,
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    instances: ["i-0123456789abcdef0"],
  },
});
