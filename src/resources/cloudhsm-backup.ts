import { z } from "zod";
import { defineResource } from "./define.ts";

export const CloudHsmBackup = defineResource({
  type: "AWS::CloudHSM::Backup",
  service: "cloudhsm",
  scope: "regional",
  title: "CloudHSM backup",
  fields: z.object({
    clusterId: z
      .string()
      .nullable()
      .describe("DescribeBackups Backups[].ClusterId: the cluster that it is of, or null"),
    createdAt: z.string().nullable().describe("CreateTimestamp, ISO 8601"),
    policy: z
      .string()
      .nullable()
      .describe("GetResourcePolicy Policy: JSON text; null for none, and it is shared with nobody"),
  }),
  example: {
    type: "AWS::CloudHSM::Backup",
    arn: "arn:aws:cloudhsm:us-east-1:123456789012:backup/backup-s53mtqfw3ps",
    id: "backup-s53mtqfw3ps",
    name: "backup-s53mtqfw3ps",
    account: "123456789012",
    region: "us-east-1",
    clusterId: "cluster-igklspoyj5v",
    createdAt: "2026-05-31T00:00:00.000Z",
    policy: null,
  },
});
