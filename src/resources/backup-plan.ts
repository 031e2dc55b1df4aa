import { z } from "zod";
import { defineResource } from "./define.ts";

export const BackupPlan = defineResource({
  type: "AWS::Backup::BackupPlan",
  service: "backup",
  scope: "regional",
  title: "Backup plan",
  fields: z.object({
    selections: z
      .number()
      .describe("How many ListBackupSelections lists: each names resources that are backed up"),
  }),
  example: {
    type: "AWS::Backup::BackupPlan",
    arn: "arn:aws:backup:us-east-1:123456789012:backup-plan:11111111-2222-3333-4444-555555555555",
    id: "11111111-2222-3333-4444-555555555555",
    name: "nightly",
    account: "123456789012",
    region: "us-east-1",
    selections: 1,
  },
});
