import { z } from "zod";
import { defineResource } from "./define.ts";
import { AccessKey } from "./iam-access-key.ts";

/** The root user. Its ARN ends in `root-user`, because `:root` stands for the account itself. */
export const IamRootUser = defineResource({
  type: "AWS::IAM::RootUser",
  service: "iam",
  scope: "global",
  title: "Root user",
  fields: z.object({
    hasPassword: z
      .boolean()
      .nullable()
      .describe("GetAccountSummary AccountPasswordPresent; null where IAM does not tell"),
    hasAccessKey: z.boolean().describe("GetAccountSummary AccountAccessKeysPresent"),
    hasSigningCertificate: z
      .boolean()
      .describe("GetAccountSummary AccountSigningCertificatesPresent"),
    mfaEnabled: z.boolean().describe("GetAccountSummary AccountMFAEnabled"),
    virtualMfaDevices: z
      .array(z.string())
      .describe("ListVirtualMFADevices SerialNumber of the devices assigned to the root user"),
    organizationFeatures: z
      .array(z.string())
      .nullable()
      .describe(
        "ListOrganizationsFeatures EnabledFeatures; null where the account does not administer centralized root access",
      ),
    passwordLastUsedAt: z
      .string()
      .nullable()
      .describe("Credential report password_last_used, ISO 8601; null when no use is recorded"),
    accessKeys: z.array(AccessKey).describe("The access keys of the credential report"),
    reportedAt: z
      .string()
      .describe("GetCredentialReport GeneratedTime, ISO 8601: up to four hours before the scan"),
  }),
  example: {
    type: "AWS::IAM::RootUser",
    arn: "arn:aws:iam::123456789012:root-user",
    id: "root",
    name: "root user",
    account: "123456789012",
    region: "global",
    hasPassword: true,
    hasAccessKey: false,
    hasSigningCertificate: false,
    mfaEnabled: true,
    virtualMfaDevices: [],
    organizationFeatures: null,
    passwordLastUsedAt: "2025-01-15T00:00:00.000Z",
    accessKeys: [],
    reportedAt: "2026-05-31T23:00:00.000Z",
  },
});
