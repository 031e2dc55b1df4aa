import { z } from "zod";

const text = (max: number) => z.string().max(max).regex(/\S/);
const time = z.iso.datetime({ offset: true });

/** What identifies keelson's own findings among all of an account in Security Hub. */
export const ASFF_ID_PREFIX = "keelson/";

/** Key of `ProductFields` with a digest of all that a person would call a change. */
export const ASFF_DIGEST = "keelson/digest";
/** Keys of `ProductFields` that say which rule, of which service, spoke of which Region, and when. */
export const ASFF_ORIGIN = {
  rule: "keelson/rule",
  service: "keelson/service",
  region: "keelson/region",
  takenAt: "keelson/taken-at",
} as const;

/**
 * The part of the AWS Security Finding Format that keelson writes, within the limits of
 * BatchImportFindings. What AWS or a person adds is not in it, so parsing drops that.
 */
export const AsffFinding = z.object({
  SchemaVersion: z.literal("2018-10-08"),
  Id: text(512).startsWith(ASFF_ID_PREFIX).describe("keelson/ and the finding's fingerprint"),
  ProductArn: text(2048).describe("The default product of the account, in the Region of import"),
  ProductName: text(128),
  CompanyName: text(128),
  Region: text(16).describe("Where the finding is imported; the home Region for what is global"),
  GeneratorId: text(512).describe("keelson/ and the rule id"),
  AwsAccountId: z.string().length(12),
  CreatedAt: time,
  UpdatedAt: time,
  FirstObservedAt: time,
  LastObservedAt: time,
  Title: text(256),
  Description: text(1024),
  Remediation: z
    .object({
      Recommendation: z.object({ Text: text(512), Url: text(2048).optional() }),
    })
    .optional(),
  ProductFields: z
    .record(z.string().max(128), z.string().max(2048))
    .refine((fields) => Object.keys(fields).length <= 50, "at most 50 fields"),
  Resources: z
    .array(
      z.object({
        Type: text(256),
        Id: text(2048),
        Partition: z.enum(["aws", "aws-cn", "aws-us-gov"]).optional(),
        Region: text(16).optional(),
        Details: z.object({ Other: z.record(z.string(), text(1024)) }).optional(),
      }),
    )
    .length(1),
  Compliance: z.object({
    Status: z.enum(["PASSED", "FAILED", "NOT_AVAILABLE"]),
    RelatedRequirements: z.array(text(1024)).max(32).optional(),
    StatusReasons: z
      .array(z.object({ ReasonCode: text(128), Description: text(1024) }))
      .max(20)
      .optional(),
  }),
  RecordState: z.enum(["ACTIVE", "ARCHIVED"]),
  FindingProviderFields: z.object({
    Severity: z.object({
      Label: z.enum(["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"]),
      Original: text(64).describe("The severity of the rule"),
    }),
    Types: z.array(text(256)).max(50),
  }),
});
export type AsffFinding = z.infer<typeof AsffFinding>;
