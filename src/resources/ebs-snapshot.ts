import { z } from "zod";
import { defineResource } from "./define.ts";

export const EbsSnapshot = defineResource({
  type: "AWS::EC2::Snapshot",
  service: "ebs",
  scope: "regional",
  title: "EBS snapshot",
  fields: z.object({
    state: z.string().describe("DescribeSnapshots Snapshots[].State: completed, pending, error, …"),
    encrypted: z.boolean().describe("Snapshots[].Encrypted"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("Snapshots[].KmsKeyId, a key ARN; null: not encrypted"),
    volumeId: z
      .string()
      .nullable()
      .describe("Snapshots[].VolumeId; null for copies, which name no volume that exists"),
    startedAt: z.string().describe("Snapshots[].StartTime, ISO 8601"),
    public: z
      .boolean()
      .describe("DescribeSnapshots with RestorableByUserIds all lists it: shared with everybody"),
    sharedWith: z
      .array(z.string())
      .describe(
        "DescribeSnapshotAttribute CreateVolumePermissions[].UserId: ids of other accounts; empty for archived " +
          "snapshots, whose sharing ends when they are archived",
      ),
  }),
  example: {
    type: "AWS::EC2::Snapshot",
    arn: "arn:aws:ec2:us-east-1::snapshot/snap-0123456789abcdef0",
    id: "snap-0123456789abcdef0",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    state: "completed",
    encrypted: true,
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    volumeId: "vol-0123456789abcdef0",
    startedAt: "2026-05-01T00:00:00.000Z",
    public: false,
    sharedWith: [],
  },
});
