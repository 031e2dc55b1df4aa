import { z } from "zod";

/**
 * Why something was not read.
 * `unsupported-region`: AWS does not offer the service there, so nothing can exist.
 * `not-collected`: nobody asked for it (another `--service`, `--rule` or `--region`).
 * `interrupted`: the collection was stopped before it came to it.
 */
export const GapReason = z
  .enum([
    "denied",
    "denied-by-scp",
    "throttled",
    "failed",
    "unsupported-region",
    "not-collected",
    "interrupted",
  ])
  .describe("Why it was not read");
export type GapReason = z.infer<typeof GapReason>;

/**
 * Something that was not read, and why. Without `arn` it speaks of every resource of the type
 * in that account and Region; without `field`, of all fields (and, without `arn`, of the list itself).
 */
export const Gap = z.object({
  type: z.string().describe("Resource type that the unread data belongs to"),
  account: z.string().describe("12-digit account id"),
  region: z
    .string()
    .describe("Region code, `global`, or `*` when the list of Regions itself was not read"),
  arn: z.string().optional().describe("The one resource concerned; absent: all of the type"),
  field: z.string().optional().describe("The one field concerned; absent: every field"),
  service: z.string().describe("keelson's service name, as in `--service`"),
  operation: z.string().describe("API operation that would have told, as AWS names it"),
  permission: z
    .string()
    .describe("IAM action that allows the operation; empty where no permission helps"),
  reason: GapReason,
  message: z
    .string()
    .describe("What AWS answered: error code and text, on one line; it may name the caller"),
});
export type Gap = z.infer<typeof Gap>;
