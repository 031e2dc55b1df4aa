import { z } from "zod";
import { Severity } from "./severity.ts";

/** Version of the baseline format; a field that changes meaning or goes away raises the first number. */
export const BASELINE_VERSION = "1.0";

/** A failing result that is known and does not count as new. */
export const BaselineFinding = z.strictObject({
  fingerprint: z.string().min(1).describe("Identifies (rule, resource) across scans"),
  rule: z.string().min(1).describe("Rule id"),
  arn: z.string().describe("Amazon Resource Name of the resource"),
  type: z.string().describe("Resource type that the rule judges"),
  region: z.string().describe("Region code, or global"),
  severity: Severity,
  firstSeen: z.iso.datetime().describe("When the failure was first seen"),
});
export type BaselineFinding = z.infer<typeof BaselineFinding>;

/** The failing results of one account that are accepted as they are; others are new. */
export const Baseline = z.strictObject({
  version: z.literal(BASELINE_VERSION).describe("Version of this format"),
  tool: z
    .strictObject({ name: z.literal("keelson"), version: z.string() })
    .describe("What made the baseline"),
  account: z.string().describe("12-digit account id"),
  partition: z.string().describe("aws, aws-cn or aws-us-gov"),
  takenAt: z.iso.datetime().describe("When the snapshot behind the baseline was begun"),
  findings: z.array(BaselineFinding).describe("Sorted by rule, Region and ARN"),
});
export type Baseline = z.infer<typeof Baseline>;
