import { z } from "zod";
import { STATUSES } from "./finding.ts";
import { ResourceIdentity } from "./resource.ts";
import { Severity } from "./severity.ts";

/** Version of the diff format; a field that changes meaning or goes away raises the first number. */
export const DIFF_VERSION = "1.0";

const DiffState = z
  .enum([...STATUSES, "absent", "unread"])
  .describe(
    "absent: the resource is not there, or the rule does not apply. unread: nobody looked, or no answer came",
  );
export type DiffState = z.infer<typeof DiffState>;

/** What became of one rule on one resource between two reports. */
export const DiffFinding = z.object({
  rule: z.string().describe("Rule id"),
  title: z.string().describe("Title of the rule"),
  severity: Severity,
  resource: ResourceIdentity,
  from: DiffState,
  to: DiffState,
  message: z
    .string()
    .describe("Message of the newer result, or of the older where there is no newer"),
  suppressed: z.boolean().describe("true when the newer result, or else the older, is suppressed"),
  changes: z
    .array(
      z.object({
        field: z.string().describe("severity, message, suppression, or evidence and its name"),
        from: z.unknown().describe("What the older report says; absent where it has none"),
        to: z.unknown().describe("What the newer report says; absent where it has none"),
      }),
    )
    .optional()
    .describe("Present on a changed failure"),
  fingerprint: z.string().describe("Identifies (rule, resource) across scans"),
});
export type DiffFinding = z.infer<typeof DiffFinding>;

const DiffSide = z.object({
  takenAt: z.iso.datetime().describe("When the snapshot was begun"),
  toolVersion: z.string().describe("Version of keelson that made the report"),
  partial: z.boolean().describe("true when the collection was interrupted"),
});

/** A rule that only one of the reports has; its results are compared with nothing. */
export const DiffRule = z.object({
  id: z.string().describe("Rule id"),
  title: z.string().describe("Title of the rule"),
  severity: Severity,
  fail: z.number().int().describe("Failing results in the report that has the rule"),
  unknown: z.number().int().describe("Unknown results in the report that has the rule"),
});
export type DiffRule = z.infer<typeof DiffRule>;

/** What changed between two reports of one account. */
export const Diff = z.object({
  version: z.literal(DIFF_VERSION).describe("Version of this format"),
  account: z.string().describe("12-digit account id"),
  partition: z.string().describe("aws, aws-cn or aws-us-gov"),
  old: DiffSide,
  new: DiffSide,
  summary: z
    .object({
      new: z.number().int(),
      fixed: z.number().int(),
      changed: z.number().int(),
      nowUnknown: z.number().int(),
      resolved: z.number().int(),
    })
    .describe("Length of each list of findings"),
  findings: z.object({
    new: z.array(DiffFinding).describe("Fail now, and did not before"),
    fixed: z.array(DiffFinding).describe("Failed, and do not any more"),
    changed: z.array(DiffFinding).describe("Fail in both, but not in the same way"),
    nowUnknown: z.array(DiffFinding).describe("Were decided, and are not any more: not fixed"),
    resolved: z.array(DiffFinding).describe("Were not decided, and are now"),
  }),
  rules: z.object({
    added: z.array(DiffRule).describe("Rules that only the newer report has"),
    removed: z.array(DiffRule).describe("Rules that only the older report has"),
  }),
});
export type Diff = z.infer<typeof Diff>;
