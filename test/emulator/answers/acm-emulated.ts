import { createHash } from "node:crypto";
import type { CertificateDetail, CertificateSummary, Tag } from "@aws-sdk/client-acm";
import { ACCOUNT } from "../answers.ts";
import { daysAgo } from "./naming.ts";

/** Tag whose value says what a certificate shall be like, where moto cannot have it so: JSON of CertificateDetail. */
export const EMULATED_TAG = "emulated";

const SUMMARY_NAMES = 100;

/** What the tag says; undefined without it. */
export function emulatedDetail(tags: readonly Tag[] = []): CertificateDetail | undefined {
  const text = tags.find(({ Key }) => Key === EMULATED_TAG)?.Value;
  const isDate = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
  if (text === undefined) return undefined;
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "string" && isDate.test(value) ? new Date(value) : value,
  ) as CertificateDetail;
}

/** A certificate that was never parsed: all that is particular about it was said in its tag. */
export function importedDetail(region: string, index: number, detail: CertificateDetail) {
  const id = createHash("md5").update(`${region} ${index}`).digest("hex");
  const uuid = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.*)$/, "$1-$2-$3-$4-$5");
  const imported: CertificateDetail = {
    CertificateArn: `arn:aws:acm:${region}:${ACCOUNT}:certificate/${uuid}`,
    Type: "IMPORTED",
    Status: "ISSUED",
    KeyAlgorithm: "RSA_2048",
    SignatureAlgorithm: "SHA256WITHRSA",
    CertificateKeyPairOrigin: "CUSTOMER_PROVIDED",
    CreatedAt: daysAgo(30),
    ImportedAt: daysAgo(30),
    NotBefore: daysAgo(30),
    NotAfter: daysAgo(-168),
    RenewalEligibility: "INELIGIBLE",
    InUseBy: [],
    ...detail,
  };
  return imported;
}

/** The summary that ListCertificates gives of a certificate. */
export function summaryOf(detail: CertificateDetail): CertificateSummary {
  const { SubjectAlternativeNames: names = [], InUseBy = [], Options } = detail;
  return {
    CertificateArn: detail.CertificateArn,
    DomainName: detail.DomainName,
    SubjectAlternativeNameSummaries: names.slice(0, SUMMARY_NAMES),
    HasAdditionalSubjectAlternativeNames: names.length > SUMMARY_NAMES,
    Status: detail.Status,
    Type: detail.Type,
    KeyAlgorithm: detail.KeyAlgorithm,
    CertificateKeyPairOrigin: detail.CertificateKeyPairOrigin ?? "AWS_MANAGED",
    ManagedBy: detail.ManagedBy,
    ExportOption: Options?.Export,
    InUse: InUseBy.length > 0,
    Exported: false,
    RenewalEligibility: detail.RenewalEligibility,
    NotBefore: detail.NotBefore,
    NotAfter: detail.NotAfter,
    CreatedAt: detail.CreatedAt,
    IssuedAt: detail.IssuedAt,
    ImportedAt: detail.ImportedAt,
  };
}
