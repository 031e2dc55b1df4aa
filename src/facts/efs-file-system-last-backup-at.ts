import { z } from "zod";
import { BackupProtectedResource } from "../resources/backup-protected-resource.ts";
import type { ResourceOf } from "../resources/define.ts";
import { EfsFileSystem } from "../resources/efs-file-system.ts";
import { defineFact } from "./define.ts";

export const efsFileSystemLastBackupAt = defineFact({
  on: EfsFileSystem,
  name: "lastBackupAt",
  schema: z
    .string()
    .nullable()
    .describe("When AWS Backup last backed the file system up, ISO 8601; null: it holds no backup"),
  reads: { [BackupProtectedResource.type]: ["resourceArn", "lastBackupAt"] },
  compute({ account, region, arn }, input) {
    const [found] = input.findByKey(
      BackupProtectedResource,
      { account, region },
      protectedArn,
      arn,
    );
    return found?.lastBackupAt ?? null;
  },
});

function protectedArn({
  resourceArn,
}: ResourceOf<typeof BackupProtectedResource>): readonly string[] {
  return [resourceArn];
}
