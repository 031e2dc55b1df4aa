import { z } from "zod";
import { defineResource } from "./define.ts";

const OpenFinding = z.object({
  id: z.string().describe("GetFindings findings[].id"),
  type: z.string().describe("findings[].type, for example SensitiveData:S3Object/Credentials"),
  createdAt: z.string().describe("findings[].createdAt, ISO 8601"),
  bucket: z.string().nullable().describe("findings[].resourcesAffected.s3Bucket.arn"),
  sample: z.boolean().describe("findings[].sample: made to try things out"),
});

/** Amazon Macie in a Region where it was turned on; there is none where it was not. */
export const MacieSession = defineResource({
  type: "AWS::Macie::Session",
  service: "macie",
  scope: "regional",
  title: "Amazon Macie in a Region",
  fields: z.object({
    status: z.string().describe("GetMacieSession status: ENABLED or PAUSED (suspended)"),
    administrator: z
      .string()
      .nullable()
      .describe(
        "GetAdministratorAccount administrator.accountId of the account that manages Macie for this one; null without one",
      ),
    automatedDiscovery: z
      .string()
      .nullable()
      .describe(
        "GetAutomatedDiscoveryConfiguration status: ENABLED or DISABLED; null in member accounts, whose administrator decides",
      ),
    resultsBucket: z
      .string()
      .nullable()
      .describe(
        "GetClassificationExportConfiguration configuration.s3Destination.bucketName; null for none",
      ),
    highFindings: z
      .array(OpenFinding)
      .describe(
        "ListFindings and GetFindings: unarchived findings of severity High about this account, oldest first; a page of " +
          "50, or more as long as all are samples",
      ),
    moreHighFindings: z.boolean().describe("ListFindings nextToken: there are more than these"),
  }),
  example: {
    type: "AWS::Macie::Session",
    arn: "arn:aws:macie2:us-east-1:123456789012:session",
    id: "us-east-1",
    name: "Macie in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    status: "ENABLED",
    administrator: null,
    automatedDiscovery: "ENABLED",
    resultsBucket: "orders-macie-results",
    highFindings: [],
    moreHighFindings: false,
  },
});
