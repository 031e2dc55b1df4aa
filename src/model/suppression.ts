import { z } from "zod";

const patterns = (what: string) =>
  z
    .array(z.string().min(1))
    .min(1)
    .describe(
      `${what}; * stands for any text and ? for one character, and the whole text has to match`,
    );

/** An accepted risk: which failing results it covers, why, who answers for it, and until when. */
export const Suppression = z.strictObject({
  rules: patterns("Rule ids"),
  resources: patterns("ARNs of resources").optional(),
  accounts: patterns("12-digit account ids").optional(),
  regions: patterns("Region codes, or global").optional(),
  tags: z
    .record(z.string(), z.string())
    .optional()
    .describe("Tag keys, each with a pattern of its value; a resource has to have them all"),
  reason: z.string().trim().min(1).describe("Why the finding is accepted"),
  owner: z.string().trim().min(1).describe("Who answers for it: a person, a team, an address"),
  until: z.iso
    .date()
    .optional()
    .describe("Last day on which it holds, YYYY-MM-DD in UTC; after it the finding counts again"),
});
export type Suppression = z.infer<typeof Suppression>;

/** The suppression that covers a finding. */
export const AppliedSuppression = z.object({
  reason: z.string().describe("Why the finding is accepted"),
  owner: z.string().describe("Who answers for it"),
  until: z.string().nullable().describe("Last day on which it holds; null without an end"),
  source: z.string().describe("File and line of the suppression"),
});
export type AppliedSuppression = z.infer<typeof AppliedSuppression>;

/** What became of a suppression in one report. */
export const SuppressionUse = AppliedSuppression.extend({
  rules: z.array(z.string()).describe("Rule patterns, as they are written"),
  state: z
    .enum(["active", "expired", "unused", "undecided"])
    .describe(
      "active: covers failing results. expired: would cover some, but its day has passed. unused: covers none. " +
        "undecided: may cover some, but tags were not read, or the results themselves are unknown",
    ),
  findings: z.number().int().describe("Failing results that it covers, or would cover"),
});
export type SuppressionUse = z.infer<typeof SuppressionUse>;
