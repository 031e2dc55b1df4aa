import { z } from "zod";
import { defineResource } from "./define.ts";

const scanStatus = (name: string) =>
  z
    .string()
    .nullable()
    .describe(
      `BatchGetAccountStatus accounts[].resourceState.${name}.status: ENABLED, DISABLED, ENABLING, …; null when it is not told`,
    );

const CriticalFinding = z.object({
  arn: z.string().describe("ListFindings findings[].findingArn"),
  type: z
    .string()
    .describe("findings[].type: PACKAGE_VULNERABILITY, CODE_VULNERABILITY or NETWORK_REACHABILITY"),
  vulnerability: z
    .string()
    .nullable()
    .describe("findings[].packageVulnerabilityDetails.vulnerabilityId, for example CVE-2021-44228"),
  resourceType: z.string().describe("findings[].resources[0].type"),
  resourceId: z.string().describe("findings[].resources[0].id: an ARN or an instance id"),
  firstObservedAt: z.string().describe("findings[].firstObservedAt, ISO 8601"),
  fixAvailable: z.string().nullable().describe("findings[].fixAvailable: YES, NO or PARTIAL"),
  exploitAvailable: z.string().nullable().describe("findings[].exploitAvailable: YES or NO"),
});

const CoverageGap = z.object({
  resourceType: z.string().describe("ListCoverage coveredResources[].resourceType"),
  resourceId: z.string().describe("coveredResources[].resourceId"),
  scanType: z.string().describe("coveredResources[].scanType: PACKAGE, CODE or NETWORK"),
  reason: z.string().describe("coveredResources[].scanStatus.reason"),
});

const AutoEnable = z.object({
  ec2: z.boolean().describe("DescribeOrganizationConfiguration autoEnable.ec2"),
  ecr: z.boolean().describe("autoEnable.ecr"),
  lambda: z.boolean().describe("autoEnable.lambda"),
  lambdaCode: z.boolean().describe("autoEnable.lambdaCode"),
});

/** What Amazon Inspector scans in a Region, and what it found there; there is one in every Region, also where all is off. */
export const InspectorAccountStatus = defineResource({
  type: "AWS::InspectorV2::AccountStatus",
  service: "inspector",
  scope: "regional",
  title: "Amazon Inspector in a Region",
  fields: z.object({
    status: z
      .string()
      .describe("BatchGetAccountStatus accounts[].state.status: ENABLED, DISABLED, …"),
    ec2: scanStatus("ec2"),
    ecr: scanStatus("ecr"),
    lambda: scanStatus("lambda"),
    lambdaCode: scanStatus("lambdaCode"),
    delegatedAdministrator: z
      .string()
      .nullable()
      .describe(
        "GetDelegatedAdminAccount delegatedAdmin.accountId of the organization; null for none",
      ),
    organizationAutoEnable: AutoEnable.nullable().describe(
      "DescribeOrganizationConfiguration: what is turned on in new accounts; null when this account is no delegated administrator",
    ),
    criticalFindings: z
      .array(CriticalFinding)
      .describe(
        "ListFindings: active findings of severity CRITICAL about this account, oldest first, a page of 100",
      ),
    moreCriticalFindings: z.boolean().describe("ListFindings nextToken: there are more than these"),
    coverageGaps: z
      .array(CoverageGap)
      .describe(
        "ListCoverage: what is not scanned for a reason that can be mended, a page of 200, sorted by reason and id",
      ),
    moreCoverageGaps: z.boolean().describe("ListCoverage nextToken: there are more than these"),
  }),
  example: {
    type: "AWS::InspectorV2::AccountStatus",
    arn: "arn:aws:inspector2:us-east-1:123456789012:account-status",
    id: "us-east-1",
    name: "Inspector in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    status: "ENABLED",
    ec2: "ENABLED",
    ecr: "ENABLED",
    lambda: "ENABLED",
    lambdaCode: "ENABLED",
    delegatedAdministrator: null,
    organizationAutoEnable: null,
    criticalFindings: [],
    moreCriticalFindings: false,
    coverageGaps: [],
    moreCoverageGaps: false,
  },
});
