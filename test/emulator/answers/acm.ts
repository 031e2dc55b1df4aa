import {
  type CertificateDetail,
  type CertificateSummary,
  DescribeCertificateCommand,
  KeyAlgorithm as KeyAlgorithmType,
  ListCertificatesCommand,
  RequestCertificateCommand,
  type RequestCertificateRequest,
} from "@aws-sdk/client-acm";
import { type Answer, answer } from "../answers.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";

type Dropped = Pick<RequestCertificateRequest, "KeyAlgorithm" | "ValidationMethod">;

/** What AWS lists when the caller names no key types. */
const DEFAULT_KEY_TYPES: readonly string[] = ["RSA_1024", "RSA_2048"];

/** Certificates as AWS answers them, where moto forgets how they were asked for and who uses them. */
export function acmAnswers(): Answer[] {
  const droppedByArn = new Map<string, Dropped>();
  const amend = (certificate: CertificateDetail): CertificateDetail => {
    const { CertificateArn = "", DomainName, Type, DomainValidationOptions } = certificate;
    const { KeyAlgorithm, ValidationMethod } = droppedByArn.get(CertificateArn) ?? {};
    const InUseBy = certificate.InUseBy?.map(loadBalancerOf);
    const renewable = Type === "AMAZON_ISSUED" && (InUseBy?.length ?? 0) > 0;
    return {
      ...certificate,
      ...(KeyAlgorithm && { KeyAlgorithm }),
      ...(InUseBy && { InUseBy }),
      ...(renewable && { RenewalEligibility: "ELIGIBLE" }),
      CreatedAt: certificate.CreatedAt && agedDate(DomainName, certificate.CreatedAt),
      ImportedAt: certificate.ImportedAt && agedDate(DomainName, certificate.ImportedAt),
      ...(ValidationMethod === "EMAIL" && {
        DomainValidationOptions: DomainValidationOptions?.map((option) => ({
          ...option,
          ResourceRecord: undefined,
          ValidationMethod,
          ValidationEmails: [`admin@${option.DomainName}`],
        })),
      }),
    };
  };

  return [
    // moto's list crashes for ever after a certificate whose options lack Export.
    answer(RequestCertificateCommand, async ({ input, forward }) => {
      const Options = { Export: "DISABLED", ...input.Options } as const;
      const output = await forward({ ...input, Options });
      const { KeyAlgorithm, ValidationMethod } = input;
      droppedByArn.set(output.CertificateArn ?? "", { KeyAlgorithm, ValidationMethod });
      return output;
    }),
    answer(DescribeCertificateCommand, async ({ forward }) => {
      const { Certificate } = await forward();
      return { Certificate: Certificate && amend(Certificate) };
    }),
    // moto ignores MaxItems.
    answer(ListCertificatesCommand, async ({ input, forward, ask }) => {
      // moto filters by the key type that it made up, so all are asked for and filtered here.
      const Includes = { ...input.Includes, keyTypes: Object.values(KeyAlgorithmType) };
      const { CertificateSummaryList = [] } = await forward({ ...input, Includes });
      const amended = CertificateSummaryList.map(async (summary): Promise<CertificateSummary> => {
        const { CertificateArn } = summary;
        const { Certificate } = await ask(DescribeCertificateCommand, { CertificateArn });
        if (Certificate === undefined) return summary;
        const { KeyAlgorithm, RenewalEligibility, CreatedAt, ImportedAt } = amend(Certificate);
        return { ...summary, KeyAlgorithm, RenewalEligibility, CreatedAt, ImportedAt };
      });
      const wanted: readonly string[] = input.Includes?.keyTypes ?? DEFAULT_KEY_TYPES;
      const listed = (await Promise.all(amended)).filter(({ KeyAlgorithm }) =>
        wanted.includes(KeyAlgorithm ?? ""),
      );
      const { items, next } = page(listed, input.MaxItems ?? 1000, input.NextToken);
      return { CertificateSummaryList: items, NextToken: next };
    }),
  ];
}

/** moto names the listener, AWS its load balancer. */
function loadBalancerOf(arn: string): string {
  return arn.replace(/:listener\/(.+)\/[^/]+$/, ":loadbalancer/$1");
}
