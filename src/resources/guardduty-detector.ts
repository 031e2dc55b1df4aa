import { z } from "zod";
import { defineResource } from "./define.ts";

const Feature = z.object({
  name: z.string().describe("GetDetector Features[].Name: S3_DATA_EVENTS, RUNTIME_MONITORING, …"),
  status: z.string().describe("Features[].Status: ENABLED or DISABLED"),
});

const Destination = z.object({
  id: z.string().describe("ListPublishingDestinations Destinations[].DestinationId"),
  status: z
    .string()
    .describe("Destinations[].Status: PUBLISHING, PENDING_VERIFICATION, STOPPED or UNABLE_TO_…"),
});

const Member = z.object({
  account: z.string().describe("ListMembers Members[].AccountId"),
  status: z.string().describe("Members[].RelationshipStatus: Created, Invited, Disabled, …"),
});

const OpenFinding = z.object({
  id: z.string().describe("GetFindings Findings[].Id"),
  type: z.string().describe("Findings[].Type"),
  severity: z.number().describe("Findings[].Severity, 1 to 10"),
  createdAt: z.string().describe("Findings[].CreatedAt, ISO 8601"),
  sample: z.boolean().describe("Findings[].Service.AdditionalInfo says that it is a sample"),
});

export const GuardDutyDetector = defineResource({
  type: "AWS::GuardDuty::Detector",
  service: "guardduty",
  scope: "regional",
  title: "GuardDuty detector",
  fields: z.object({
    status: z.string().describe("GetDetector Status: ENABLED or DISABLED (suspended)"),
    publishingFrequency: z
      .string()
      .describe("GetDetector FindingPublishingFrequency: FIFTEEN_MINUTES, ONE_HOUR or SIX_HOURS"),
    administrator: z
      .string()
      .nullable()
      .describe(
        "GetAdministratorAccount Administrator.AccountId of the account that also gets the findings; null without one",
      ),
    features: z
      .array(Feature)
      .describe("GetDetector Features, sorted by name; those that the Region lacks are not there"),
    runtimeAgents: z
      .array(Feature)
      .describe(
        "AdditionalConfiguration of the feature RUNTIME_MONITORING, sorted by name: which agents GuardDuty installs " +
          "by itself, such as EC2_AGENT_MANAGEMENT",
      ),
    destinations: z
      .array(Destination)
      .nullable()
      .describe(
        "ListPublishingDestinations: where findings are exported to; null in member accounts, whose administrator exports them",
      ),
    membersNotEnabled: z
      .array(Member)
      .describe(
        "ListMembers: accounts that this one manages and whose status is not Enabled, sorted; none in member accounts",
      ),
    organizationAutoEnable: z
      .string()
      .nullable()
      .describe(
        "DescribeOrganizationConfiguration AutoEnableOrganizationMembers: ALL, NEW or NONE; null when this account is no " +
          "delegated administrator",
      ),
    highFindings: z
      .array(OpenFinding)
      .describe(
        "ListFindings and GetFindings: unarchived findings of severity 7 and more about this account, " +
          "oldest first; a page of 50, or more as long as all are samples",
      ),
    moreHighFindings: z.boolean().describe("ListFindings NextToken: there are more than these"),
  }),
  example: {
    type: "AWS::GuardDuty::Detector",
    arn: "arn:aws:guardduty:us-east-1:123456789012:detector/12abc34d567e8fa901bc2d34e56789f0",
    id: "12abc34d567e8fa901bc2d34e56789f0",
    name: "12abc34d567e8fa901bc2d34e56789f0",
    account: "123456789012",
    region: "us-east-1",
    status: "ENABLED",
    publishingFrequency: "FIFTEEN_MINUTES",
    administrator: null,
    features: [
      { name: "AI_PROTECTION", status: "ENABLED" },
      { name: "CLOUD_TRAIL", status: "ENABLED" },
      { name: "DNS_LOGS", status: "ENABLED" },
      { name: "EBS_MALWARE_PROTECTION", status: "ENABLED" },
      { name: "EKS_AUDIT_LOGS", status: "ENABLED" },
      { name: "FLOW_LOGS", status: "ENABLED" },
      { name: "LAMBDA_NETWORK_LOGS", status: "ENABLED" },
      { name: "RDS_LOGIN_EVENTS", status: "ENABLED" },
      { name: "RUNTIME_MONITORING", status: "ENABLED" },
      { name: "S3_DATA_EVENTS", status: "ENABLED" },
    ],
    runtimeAgents: [
      { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" },
      { name: "EKS_ADDON_MANAGEMENT", status: "ENABLED" },
    ],
    destinations: [{ id: "5cc2c1f0a1b2c3d4e5f60718293a4b5c", status: "PUBLISHING" }],
    membersNotEnabled: [],
    organizationAutoEnable: null,
    highFindings: [],
    moreHighFindings: false,
  },
});
