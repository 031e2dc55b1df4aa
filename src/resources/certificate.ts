import { z } from "zod";
import { defineResource } from "./define.ts";

export const Certificate = defineResource({
  type: "AWS::CertificateManager::Certificate",
  service: "acm",
  scope: "regional",
  title: "ACM certificate",
  fields: z.object({
    certificateType: z
      .string()
      .describe(
        "ListCertificates CertificateSummaryList[].Type: AMAZON_ISSUED, IMPORTED or PRIVATE",
      ),
    status: z
      .string()
      .describe("Status: ISSUED, EXPIRED, PENDING_VALIDATION, VALIDATION_TIMED_OUT, FAILED, …"),
    keyPairOrigin: z
      .string()
      .nullable()
      .describe(
        "CertificateKeyPairOrigin: AWS_MANAGED, CUSTOMER_PROVIDED or ACME, whose private key and " +
          "renewal are with the ACME client",
      ),
    managedBy: z
      .string()
      .nullable()
      .describe("ManagedBy: CLOUDFRONT; null when no AWS service manages it"),
    keyAlgorithm: z.string().nullable().describe("KeyAlgorithm: RSA_2048, EC_prime256v1, …"),
    domainNames: z
      .array(z.string())
      .describe(
        "DomainName and SubjectAlternativeNameSummaries; from DescribeCertificate beyond the first 100",
      ),
    inUse: z.boolean().describe("InUse: an AWS resource serves it"),
    exported: z.boolean().describe("Exported: its private key has been handed out; absent: false"),
    exportOption: z
      .string()
      .nullable()
      .describe("ExportOption: ENABLED or DISABLED; null where there is no choice"),
    renewalEligibility: z
      .string()
      .nullable()
      .describe("RenewalEligibility: ELIGIBLE or INELIGIBLE; null before it is issued"),
    createdAt: z.string().nullable().describe("CreatedAt: when it was requested, ISO 8601"),
    notAfter: z
      .string()
      .nullable()
      .describe("NotAfter: end of its validity, ISO 8601; null before it is issued"),
    signatureAlgorithm: z
      .string()
      .nullable()
      .describe("DescribeCertificate Certificate.SignatureAlgorithm: SHA256WITHRSA, …"),
    validationMethods: z
      .array(z.string())
      .describe("DomainValidationOptions[].ValidationMethod, each once: DNS, EMAIL or HTTP"),
    renewalStatus: z
      .string()
      .nullable()
      .describe("RenewalSummary.RenewalStatus; null when ACM has not begun to renew it"),
    renewalReason: z
      .string()
      .nullable()
      .describe("RenewalSummary.RenewalStatusReason; null unless the renewal failed"),
    failureReason: z.string().nullable().describe("FailureReason; null unless the request failed"),
    inUseBy: z.array(z.string()).describe("InUseBy: ARNs of the AWS resources that serve it"),
  }),
  example: {
    type: "AWS::CertificateManager::Certificate",
    arn: "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    id: "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    name: "shop.example.com",
    account: "123456789012",
    region: "us-east-1",
    certificateType: "AMAZON_ISSUED",
    status: "ISSUED",
    keyPairOrigin: "AWS_MANAGED",
    managedBy: null,
    keyAlgorithm: "RSA_2048",
    domainNames: ["shop.example.com"],
    inUse: true,
    exported: false,
    exportOption: "DISABLED",
    renewalEligibility: "ELIGIBLE",
    createdAt: "2026-04-01T00:00:00.000Z",
    notAfter: "2026-10-16T00:00:00.000Z",
    signatureAlgorithm: "SHA256WITHRSA",
    validationMethods: ["DNS"],
    renewalStatus: null,
    renewalReason: null,
    failureReason: null,
    inUseBy: [
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188",
    ],
  },
});
