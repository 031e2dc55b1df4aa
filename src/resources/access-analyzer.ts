import { z } from "zod";
import { defineResource } from "./define.ts";

const ActiveFinding = z.object({
  id: z.string().describe("ListFindings findings[].id"),
  resource: z.string().describe("findings[].resource: ARN of what can be reached from outside"),
  resourceType: z.string().describe("findings[].resourceType: AWS::S3::Bucket, AWS::IAM::Role, …"),
  resourceAccount: z.string().describe("findings[].resourceOwnerAccount"),
  public: z.boolean().describe("findings[].isPublic: anybody can reach it"),
  principals: z
    .array(z.string())
    .describe("findings[].principal: who can reach it, as the policy names them; sorted"),
});

export const AccessAnalyzer = defineResource({
  type: "AWS::AccessAnalyzer::Analyzer",
  service: "accessanalyzer",
  scope: "regional",
  title: "IAM Access Analyzer analyzer",
  fields: z.object({
    analyzerType: z
      .string()
      .describe(
        "ListAnalyzers analyzers[].type: ACCOUNT or ORGANIZATION (access from outside), or one of these with " +
          "_UNUSED_ACCESS or _INTERNAL_ACCESS",
      ),
    status: z.string().describe("analyzers[].status: ACTIVE, CREATING, DISABLED or FAILED"),
    statusReason: z
      .string()
      .nullable()
      .describe("analyzers[].statusReason.code; null where AWS gives none"),
    activeFindingCount: z
      .number()
      .nullable()
      .describe(
        "ListFindings with status ACTIVE, without those that only tell of an error: how many; with moreFindings, how " +
          "many were read, at least one; null of analyzers of unused or internal access",
      ),
    publicFindingCount: z
      .number()
      .nullable()
      .describe("How many of them have isPublic; null where activeFindingCount is"),
    moreFindings: z
      .boolean()
      .nullable()
      .describe(
        "ListFindings nextToken after the first five hundred: there are more; null where activeFindingCount is",
      ),
    activeFindings: z
      .array(ActiveFinding)
      .nullable()
      .describe("The first fifty of them, public ones first; null where activeFindingCount is"),
  }),
  example: {
    type: "AWS::AccessAnalyzer::Analyzer",
    arn: "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/outside",
    id: "outside",
    name: "outside",
    account: "123456789012",
    region: "us-east-1",
    analyzerType: "ACCOUNT",
    status: "ACTIVE",
    statusReason: null,
    activeFindingCount: 0,
    publicFindingCount: 0,
    moreFindings: false,
    activeFindings: [],
  },
});
