import {
  ACMClient,
  CertificateKeyPairOrigin,
  DescribeCertificateCommand,
  KeyAlgorithm,
  ListCertificatesCommand,
  type CertificateDetail,
  type CertificateSummary,
} from "@aws-sdk/client-acm";
import { Certificate } from "../../resources/certificate.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  ListCertificates: call(
    ListCertificatesCommand,
    "acm:ListCertificates",
    { type: Certificate },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeCertificate: call(DescribeCertificateCommand, "acm:DescribeCertificate", {
    type: Certificate,
    fields: [
      "domainNames",
      "signatureAlgorithm",
      "validationMethods",
      "renewalStatus",
      "renewalReason",
      "failureReason",
      "inUseBy",
    ],
  }),
};
type Context = CollectContext<typeof calls>;

// What the list already tells; the other fields of DescribeCertificate are worth a call of their own.
const DESCRIBED_ONLY = calls.DescribeCertificate.reads
  .flatMap(({ fields }) => fields ?? [])
  .filter((field) => field !== "domainNames");

// Without these filters ACM leaves out certificates with other keys, and those of ACME clients.
const EVERYTHING = {
  Includes: { keyTypes: Object.values(KeyAlgorithm) },
  CertificateKeyPairOrigins: Object.values(CertificateKeyPairOrigin),
  MaxItems: 1000,
};

export default defineCollector({
  service: "acm",
  scope: "regional",
  client: ACMClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "ListCertificates",
      EVERYTHING,
      (output) => output.CertificateSummaryList,
    );
    yield* context.each(listed, (summary) => certificate(context, summary));
  },
});

async function certificate(context: Context, summary: CertificateSummary) {
  const arn = summary.CertificateArn ?? "";
  const hidden = summary.HasAdditionalSubjectAlternativeNames === true;
  const needed =
    DESCRIBED_ONLY.some((field) => context.wants(Certificate, field)) ||
    (hidden && context.wants(Certificate, "domainNames"));
  const detail = needed
    ? (await context.read("DescribeCertificate", { CertificateArn: arn }, arn))?.Certificate
    : undefined;
  return context.resource(Certificate, {
    arn,
    id: arn,
    name: summary.DomainName ?? arn,
    ...summarized(summary),
    ...(hidden
      ? {}
      : { domainNames: domainNames(summary, summary.SubjectAlternativeNameSummaries) }),
    ...(detail && described(detail)),
  });
}

function summarized(summary: CertificateSummary) {
  return {
    certificateType: summary.Type,
    status: summary.Status,
    keyPairOrigin: summary.CertificateKeyPairOrigin ?? null,
    managedBy: summary.ManagedBy ?? null,
    // ACM documents RSA_2048 and mostly sends RSA-2048.
    keyAlgorithm: summary.KeyAlgorithm?.replace("-", "_") ?? null,
    inUse: summary.InUse,
    exported: summary.Exported ?? false,
    exportOption: summary.ExportOption ?? null,
    renewalEligibility: summary.RenewalEligibility ?? null,
    createdAt: iso(summary.CreatedAt),
    notAfter: iso(summary.NotAfter),
  };
}

function described(detail: CertificateDetail) {
  const methods = detail.DomainValidationOptions?.map(({ ValidationMethod }) => ValidationMethod);
  return {
    domainNames: domainNames(detail, detail.SubjectAlternativeNames),
    signatureAlgorithm: detail.SignatureAlgorithm ?? null,
    validationMethods: [...new Set(methods)].filter((method) => method !== undefined).sort(),
    renewalStatus: detail.RenewalSummary?.RenewalStatus ?? null,
    renewalReason: detail.RenewalSummary?.RenewalStatusReason ?? null,
    failureReason: detail.FailureReason ?? null,
    inUseBy: [...(detail.InUseBy ?? [])].sort(),
  };
}

function domainNames(
  { DomainName: name }: { DomainName?: string | undefined },
  others: string[] = [],
) {
  return [...new Set([...(name === undefined ? [] : [name]), ...others])].sort();
}
