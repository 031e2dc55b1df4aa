import { z } from "zod";
import { Fix, Finding } from "./finding.ts";
import { Gap } from "./gap.ts";
import { Severity } from "./severity.ts";

/** Version of the report format; a field that changes meaning or goes away raises the first number. */
export const REPORT_VERSION = "1.0";

/** A control of a published framework that a rule gives evidence for. */
export const ControlReference = z.object({
  framework: z.string().describe("Framework id, for example cis-aws-5.0.0"),
  control: z.string().describe("Control id as the framework prints it, for example 3.6"),
});
export type ControlReference = z.infer<typeof ControlReference>;

/** What a report says of each rule that was evaluated. */
export const ReportRule = z.object({
  id: z.string(),
  title: z.string(),
  severity: Severity,
  service: z.string().describe("Name of the system it belongs to: kms, iam, waf, …"),
  resource: z.string().describe("Resource type that it judges"),
  why: z.string(),
  fix: Fix.describe("With placeholders such as {resource.arn}; findings carry them filled in"),
  references: z.array(z.string()),
  responsibility: z.enum(["customer", "shared"]),
  controls: z.array(ControlReference),
  permissions: z.array(z.string()).describe("IAM actions that the rule's inputs need, sorted"),
});
export type ReportRule = z.infer<typeof ReportRule>;

export const FrameworkSummary = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
});
export type FrameworkSummary = z.infer<typeof FrameworkSummary>;

const StatusCounts = z.object({
  pass: z.number().int(),
  fail: z.number().int(),
  unknown: z.number().int(),
});

/** One evaluated snapshot. Rules, findings and gaps are sorted, so equal input gives equal bytes. */
export const Report = z.object({
  version: z.literal(REPORT_VERSION).describe("Version of this format"),
  tool: z.object({ name: z.literal("keelson"), version: z.string() }),
  takenAt: z.iso.datetime().describe("When the snapshot was begun; the clock of every date rule"),
  scope: z.object({
    account: z.string().describe("12-digit account id"),
    partition: z.string().describe("aws, aws-cn or aws-us-gov"),
    regions: z.array(z.string()),
    services: z.array(z.string()),
    partial: z.boolean().describe("true when the collection was interrupted"),
  }),
  summary: z.object({
    resources: z.record(z.string(), z.number().int()).describe("Resource type to count"),
    total: StatusCounts,
    bySeverity: z.record(Severity, StatusCounts),
    missingPermissions: z
      .array(z.string())
      .describe("IAM actions that would resolve the unknown results, sorted"),
  }),
  frameworks: z.array(FrameworkSummary),
  rules: z.array(ReportRule),
  findings: z.array(Finding),
  gaps: z.array(Gap),
});
export type Report = z.infer<typeof Report>;
