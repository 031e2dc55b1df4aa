import { describe, expect, test } from "vitest";
import { Certificate } from "../../../src/resources/certificate.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";
const SUMMARY = {
  CertificateArn: ARN,
  DomainName: "shop.example.com",
  SubjectAlternativeNameSummaries: ["shop.example.com", "www.example.com"],
  HasAdditionalSubjectAlternativeNames: false,
  Status: "ISSUED",
  Type: "AMAZON_ISSUED",
  KeyAlgorithm: "RSA_2048",
  InUse: true,
  RenewalEligibility: "ELIGIBLE",
  NotAfter: 1_790_000_000,
};
const listOf = (...summaries: object[]): Answer => {
  return () => ({ body: { CertificateSummaryList: summaries } });
};
const needing = (...fields: string[]) => ({
  needs: new Map([[Certificate.type, new Set(fields)]]),
});
const callsOf = (journal: readonly { operation: string; calls: number }[]) =>
  Object.fromEntries(journal.map(({ operation, calls }) => [operation, calls]));

describe("acm", () => {
  test("asks for every key type and origin, in the largest pages", async () => {
    const inputs: object[] = [];
    await collectWith("acm", {
      ListCertificates: (input) => {
        inputs.push(input);
        return { body: { CertificateSummaryList: [] } };
      },
    });
    expect(inputs).toMatchObject([
      {
        CertificateKeyPairOrigins: expect.arrayContaining(["ACME", "AWS_MANAGED"]),
        Includes: { keyTypes: expect.arrayContaining(["EC_prime256v1", "RSA_1024", "RSA_4096"]) },
        MaxItems: 1000,
      },
    ]);
  });

  test("writes key algorithms as ACM documents them, however it sends them", async () => {
    const { resources } = await collectWith(
      "acm",
      {
        ListCertificates: listOf(
          { ...SUMMARY, KeyAlgorithm: "RSA-1024" },
          { ...SUMMARY, KeyAlgorithm: "RSA_1024" },
          { ...SUMMARY, KeyAlgorithm: "EC_prime256v1" },
        ),
      },
      needing("keyAlgorithm"),
    );
    expect(resources.map((each) => each["keyAlgorithm"])).toEqual([
      "RSA_1024",
      "RSA_1024",
      "EC_prime256v1",
    ]);
  });

  test("reads all pages", async () => {
    const { resources } = await collectWith(
      "acm",
      {
        ListCertificates: ({ NextToken }) => ({
          body: {
            CertificateSummaryList: [
              { ...SUMMARY, CertificateArn: `${ARN}${(NextToken ?? "") as string}` },
            ],
            ...(NextToken === undefined && { NextToken: "2" }),
          },
        }),
      },
      needing("inUse"),
    );
    expect(resources.map(({ arn }) => arn)).toEqual([ARN, `${ARN}2`]);
  });

  test("describes no certificate for what the list tells", async () => {
    const { resources, journal } = await collectWith(
      "acm",
      { ListCertificates: listOf(SUMMARY) },
      needing("domainNames", "inUse", "notAfter", "exportOption"),
    );
    expect(callsOf(journal)).toEqual({ ListCertificates: 1 });
    expect(resources).toMatchObject([
      {
        name: "shop.example.com",
        domainNames: ["shop.example.com", "www.example.com"],
        inUse: true,
        notAfter: "2026-09-21T14:13:20.000Z",
        exported: false,
        exportOption: null,
      },
    ]);
    expect(resources[0]).not.toHaveProperty("signatureAlgorithm");
  });

  test("describes a certificate whose names do not fit in the list", async () => {
    const long = { ...SUMMARY, HasAdditionalSubjectAlternativeNames: true };
    const { resources, journal } = await collectWith(
      "acm",
      {
        ListCertificates: listOf(long, { ...SUMMARY, CertificateArn: `${ARN}-short` }),
        DescribeCertificate: () => ({
          body: {
            Certificate: {
              DomainName: "shop.example.com",
              SubjectAlternativeNames: ["*.example.com"],
            },
          },
        }),
      },
      needing("domainNames"),
    );
    expect(callsOf(journal)).toEqual({ ListCertificates: 1, DescribeCertificate: 1 });
    const described = resources.find(({ arn }) => arn === ARN);
    expect(described).toMatchObject({ domainNames: ["*.example.com", "shop.example.com"] });
  });

  test("names that do not fit are unread when the certificate may not be described", async () => {
    const { resources, gaps } = await collectWith("acm", {
      ListCertificates: listOf({ ...SUMMARY, HasAdditionalSubjectAlternativeNames: true }),
      DescribeCertificate: () => ({ status: 400, body: { __type: "AccessDeniedException" } }),
    });
    expect(resources[0]).toMatchObject({ arn: ARN, inUse: true });
    expect(resources[0]).not.toHaveProperty("domainNames");
    expect(resources[0]).not.toHaveProperty("renewalStatus");
    expect(gaps).toContainEqual(
      expect.objectContaining({
        arn: ARN,
        field: "domainNames",
        permission: "acm:DescribeCertificate",
        reason: "denied",
      }),
    );
  });

  test("a certificate without renewal has none, and methods are named once", async () => {
    const { resources } = await collectWith("acm", {
      ListCertificates: listOf(SUMMARY),
      DescribeCertificate: () => ({
        body: {
          Certificate: {
            DomainName: "shop.example.com",
            SignatureAlgorithm: "SHA256WITHRSA",
            DomainValidationOptions: [
              { DomainName: "shop.example.com", ValidationMethod: "EMAIL" },
              { DomainName: "www.example.com", ValidationMethod: "DNS" },
              { DomainName: "api.example.com", ValidationMethod: "DNS" },
            ],
          },
        },
      }),
    });
    expect(resources).toMatchObject([
      {
        renewalStatus: null,
        renewalReason: null,
        inUseBy: [],
        validationMethods: ["DNS", "EMAIL"],
      },
    ]);
    expect(Certificate.fields.safeParse(resources[0]).error).toBeUndefined();
  });
});
