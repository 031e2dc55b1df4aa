import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";
import { SnapshotWriter } from "../../src/snapshot/write.ts";

export const folder = mkdtempSync(join(tmpdir(), "keelson-snapshot-"));

export const HEADER = {
  format: 1,
  tool: "test",
  takenAt: "2026-06-01T00:00:00.000Z",
  account: "123456789012",
  partition: "aws",
  regions: ["us-east-1"],
  everyRegion: false,
  services: ["kms"],
} as const;

export const RESOURCE: Resource = {
  type: "AWS::Test::Thing",
  arn: "arn:aws:test:us-east-1:123456789012:thing/ü",
  id: "ü",
  name: "ü",
  account: "123456789012",
  region: "us-east-1",
};

export const GAP: Gap = {
  type: "AWS::Test::Thing",
  account: "123456789012",
  region: "us-east-1",
  service: "test",
  operation: "ListThings",
  permission: "test:ListThings",
  reason: "denied",
  message: "AccessDenied",
};

/** Writes a snapshot with the real writer; gives the bytes of the file. */
export async function written(gaps: readonly Gap[] = [GAP]): Promise<Buffer> {
  const path = join(folder, "written.gz");
  const writer = new SnapshotWriter(path, { ...HEADER, regions: ["us-east-1"], services: ["kms"] });
  for (const id of ["a", "b", "c"])
    await writer.resource({ ...RESOURCE, id, arn: `${RESOURCE.arn}/${id}` });
  for (const gap of gaps) writer.gap(gap);
  await writer.finish();
  return readFileSync(path);
}

/** Path of a file with these bytes. */
export function fileOf(bytes: Uint8Array): string {
  const path = join(folder, "changed.gz");
  writeFileSync(path, bytes);
  return path;
}
