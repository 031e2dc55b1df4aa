import { z } from "zod";
import { GapReason } from "./gap.ts";
import { compareText, ResourceIdentity } from "./resource.ts";
import { compareSeverity, Severity } from "./severity.ts";
import { SourceLocation } from "./source-location.ts";
import { AppliedSuppression } from "./suppression.ts";

/** Results in the order of every report: what needs work first. */
export const STATUSES = ["fail", "unknown", "pass"] as const;

/** Why a result is unknown: one call that was not answered, and the permission that would help. */
export const MissingRead = z.object({
  permission: z.string().describe("IAM action to grant, for example kms:GetKeyPolicy"),
  operation: z.string().describe("API operation that was not answered"),
  reason: GapReason,
  message: z.string().describe("What AWS answered"),
});
export type MissingRead = z.infer<typeof MissingRead>;

/** One observed fact behind a result. */
const Evidence = z.object({
  field: z.string().describe("Name of the field or of the rule's evidence expression"),
  value: z.unknown().describe("JSON value as read; never a secret value"),
});

/** How to mend a finding, with the resource's own identifiers filled in. */
export const Fix = z.object({
  text: z.string().describe("What to do, in a sentence or two"),
  cli: z.string().optional().describe("AWS CLI commands, ready to paste into a POSIX shell"),
  terraform: z.string().optional().describe("The Terraform arguments that mend it"),
  cloudformation: z.string().optional().describe("The CloudFormation properties that mend it"),
});
export type Fix = z.infer<typeof Fix>;

/**
 * The result of one rule on one resource. A rule that does not apply to a resource has no result.
 * When the resources themselves could not be listed, `resource.id` is `*`.
 */
export const Finding = z.object({
  rule: z.string().describe("Rule id"),
  resource: ResourceIdentity.describe("The resource that was judged"),
  status: z.enum(STATUSES).describe("unknown: what was read does not decide it"),
  severity: Severity,
  message: z.string().describe("One sentence about this resource"),
  evidence: z.array(Evidence).describe("What was observed; empty on a pass"),
  fix: Fix.optional().describe("Present on a fail"),
  missing: z.array(MissingRead).optional().describe("Present on an unknown"),
  fingerprint: z
    .string()
    .describe("Identifies (rule, resource) across scans; 32 hex digits of SHA-256 of both"),
  suppression: AppliedSuppression.optional().describe("Present on a fail that is accepted"),
  baseline: z
    .enum(["new", "known"])
    .optional()
    .describe("Present on a fail that was compared with a baseline: whether that had it"),
  firstSeen: z.iso
    .datetime()
    .optional()
    .describe("When the fail was first seen, as the baseline or an earlier report tells"),
  location: SourceLocation.optional().describe(
    "Where infrastructure code declares the resource; only where that is certain",
  ),
});
export type Finding = z.infer<typeof Finding>;

/** Failing before unknown before passing, in each the gravest first, then by rule, Region and ARN. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
    compareSeverity(a.severity, b.severity) ||
    compareText(a.rule, b.rule) ||
    compareText(a.resource.region, b.resource.region) ||
    compareText(a.resource.arn, b.resource.arn)
  );
}
