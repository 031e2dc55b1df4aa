import { z } from "zod";
import { Fix, Finding } from "./finding.ts";
import { Gap } from "./gap.ts";
import { Severity } from "./severity.ts";
import { SuppressionUse } from "./suppression.ts";

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
  id: z.string().describe("Rule id"),
  title: z.string().describe("What is wrong, in one line, when the rule fails"),
  severity: Severity,
  severityOverride: z
    .object({
      from: Severity.describe("Severity that the rule itself gives"),
      reason: z.string().describe("Why the configuration gives another one"),
    })
    .optional()
    .describe("Present when the configuration overrides the severity"),
  service: z.string().describe("Name of the system it belongs to: kms, iam, waf, …"),
  resource: z.string().describe("Resource type that it judges"),
  why: z.string().describe("Why it matters"),
  fix: Fix.describe("With placeholders such as {resource.arn}; findings carry them filled in"),
  page: z
    .string()
    .optional()
    .describe(
      "Address of the rule's own page; absent for rules of users and while keelson has no home page",
    ),
  references: z.array(z.string()).describe("Pages that explain it"),
  responsibility: z
    .enum(["customer", "shared"])
    .describe("Whose part of the shared responsibility model it belongs to"),
  controls: z.array(ControlReference).describe("Controls that it gives evidence for"),
  permissions: z.array(z.string()).describe("IAM actions that the rule's inputs need, sorted"),
});
export type ReportRule = z.infer<typeof ReportRule>;

/** A published framework, as far as a report names it. */
export const FrameworkSummary = z.object({
  id: z.string().describe("Framework id, for example cis-aws-5.0.0"),
  title: z.string().describe("Its name, as its publisher writes it"),
  version: z.string().describe("Its version, as its publisher numbers it"),
});
export type FrameworkSummary = z.infer<typeof FrameworkSummary>;

const StatusCounts = z.object({
  pass: z.number().int().describe("Results that pass"),
  fail: z.number().int().describe("Results that fail and are not suppressed"),
  unknown: z.number().int().describe("Results that what was read does not decide"),
  suppressed: z.number().int().describe("Results that fail and are suppressed"),
});
export type StatusCounts = z.infer<typeof StatusCounts>;

/** One evaluated snapshot. Rules, findings and gaps are sorted, so equal input gives equal bytes. */
export const Report = z.object({
  version: z.literal(REPORT_VERSION).describe("Version of this format"),
  tool: z
    .object({ name: z.literal("keelson"), version: z.string().describe("Version of keelson") })
    .describe("What made the report"),
  takenAt: z.iso.datetime().describe("When the snapshot was begun; the clock of every date rule"),
  scope: z.object({
    account: z.string().describe("12-digit account id"),
    partition: z.string().describe("aws, aws-cn or aws-us-gov"),
    regions: z.array(z.string()).describe("Regions that were looked at, sorted"),
    services: z.array(z.string()).describe("Services whose rules were evaluated, sorted"),
    partial: z.boolean().describe("true when the collection was interrupted"),
  }),
  summary: z.object({
    resources: z.record(z.string(), z.number().int()).describe("Resource type to count"),
    total: StatusCounts.describe("All results"),
    bySeverity: z.record(Severity, StatusCounts).describe("Results by the severity of their rule"),
    missingPermissions: z
      .array(z.string())
      .describe("IAM actions that would resolve the unknown results, sorted"),
  }),
  frameworks: z.array(FrameworkSummary).describe("Frameworks that the controls of rules refer to"),
  rules: z.array(ReportRule).describe("Every rule that was evaluated, by id"),
  findings: z.array(Finding).describe("Every result, what needs work first"),
  gaps: z.array(Gap).describe("Everything that was not read"),
  suppressions: z
    .array(SuppressionUse)
    .describe("Every suppression of the configuration that could apply to what was evaluated"),
  baseline: z
    .object({
      takenAt: z.iso.datetime().describe("When the snapshot behind the baseline was begun"),
      findings: z.number().int().describe("Findings that it accepts"),
      new: z.number().int().describe("Failing results that it does not have"),
      fixed: z.number().int().describe("Findings of it that pass now, or whose resource is gone"),
      unknown: z.number().int().describe("Findings of it that are unknown now: not fixed"),
    })
    .nullable()
    .describe("The baseline that the findings were compared with; null without one"),
});
export type Report = z.infer<typeof Report>;
