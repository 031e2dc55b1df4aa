import { z } from "zod";
import { defineResource } from "./define.ts";

export const OpenSearchDomain = defineResource({
  type: "AWS::OpenSearchService::Domain",
  service: "opensearch",
  scope: "regional",
  title: "OpenSearch Service domain",
  fields: z.object({
    engineVersion: z
      .string()
      .describe("DescribeDomains EngineVersion: OpenSearch_2.19 or Elasticsearch_7.10"),
    encryptedAtRest: z
      .boolean()
      .describe("DescribeDomains EncryptionAtRestOptions.Enabled; false when absent"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("DescribeDomains EncryptionAtRestOptions.KmsKeyId; null without encryption"),
    nodeToNodeEncryption: z
      .boolean()
      .describe("DescribeDomains NodeToNodeEncryptionOptions.Enabled; false when absent"),
    enforceHttps: z
      .boolean()
      .describe("DescribeDomains DomainEndpointOptions.EnforceHTTPS; false when absent"),
    tlsPolicy: z
      .string()
      .describe(
        "DescribeDomains DomainEndpointOptions.TLSSecurityPolicy; Policy-Min-TLS-1-0-2019-07, the default, when absent",
      ),
    vpcId: z
      .string()
      .nullable()
      .describe("DescribeDomains VPCOptions.VPCId; null: its endpoint is on the internet"),
    fineGrainedAccess: z
      .boolean()
      .describe("DescribeDomains AdvancedSecurityOptions.Enabled; false when absent"),
    anonymousAccess: z
      .boolean()
      .describe(
        "DescribeDomains AdvancedSecurityOptions.AnonymousAuthEnabled, while fine-grained access control is introduced",
      ),
    logs: z
      .array(z.string())
      .describe("DescribeDomains LogPublishingOptions that are enabled: AUDIT_LOGS, …; sorted"),
    policy: z
      .string()
      .nullable()
      .describe(
        "DescribeDomains AccessPolicies: JSON text, without the values of headers; null: none",
      ),
    updateAvailable: z
      .boolean()
      .describe("DescribeDomains ServiceSoftwareOptions.UpdateAvailable; false when absent"),
    softwareVersion: z
      .string()
      .nullable()
      .describe("DescribeDomains ServiceSoftwareOptions.CurrentVersion; null when AWS says none"),
    newSoftwareVersion: z
      .string()
      .nullable()
      .describe("DescribeDomains ServiceSoftwareOptions.NewVersion; null when there is none"),
  }),
  example: {
    type: "AWS::OpenSearchService::Domain",
    arn: "arn:aws:es:us-east-1:123456789012:domain/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    engineVersion: "OpenSearch_2.19",
    encryptedAtRest: true,
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    nodeToNodeEncryption: true,
    enforceHttps: true,
    tlsPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
    vpcId: "vpc-0123456789abcdef0",
    fineGrainedAccess: true,
    anonymousAccess: false,
    logs: ["AUDIT_LOGS"],
    policy: null,
    updateAvailable: false,
    softwareVersion: "OpenSearch_2_19_R20260401",
    newSoftwareVersion: null,
  },
});
