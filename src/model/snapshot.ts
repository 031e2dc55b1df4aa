import { z } from "zod";
import type { Gap } from "./gap.ts";
import type { Resource } from "./resource.ts";

/** Version of the snapshot file format; a reader refuses every other. */
export const SNAPSHOT_FORMAT = 1;

/** First line of a snapshot file. */
export const SnapshotHeader = z.object({
  format: z.literal(SNAPSHOT_FORMAT).describe("Version of the file format"),
  tool: z.string().describe("Version of keelson that wrote the file"),
  takenAt: z.iso.datetime().describe("When the collection began; the clock of every date rule"),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .describe("12-digit account id"),
  partition: z.string().describe("aws, aws-cn or aws-us-gov"),
  regions: z.array(z.string()).describe("Regions that were looked at"),
  everyRegion: z.boolean().describe("false when somebody chose Regions: others may hold resources"),
  services: z.array(z.string()).describe("Collectors that ran"),
});
export type SnapshotHeader = z.infer<typeof SnapshotHeader>;

/** Last line of a snapshot file: without it, or with other counts or digest, the file is not whole. */
export const SnapshotTrailer = z.object({
  resources: z.number().int().describe("Number of resource lines"),
  gaps: z.number().int().describe("Number of gap lines"),
  partial: z.boolean().describe("true when the collection was interrupted"),
  sha256: z.string().describe("SHA-256 of all lines before this one, with their line ends"),
});
export type SnapshotTrailer = z.infer<typeof SnapshotTrailer>;

/** One account as it was read. */
export interface Snapshot {
  readonly header: SnapshotHeader;
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  readonly partial: boolean;
}
