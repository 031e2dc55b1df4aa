import {
  type CertificateDetail,
  DescribeCertificateCommand,
  ImportCertificateCommand,
  KeyAlgorithm as KeyAlgorithmType,
  ListCertificatesCommand,
  RequestCertificateCommand,
  type RequestCertificateRequest,
} from "@aws-sdk/client-acm";
import { type Answer, answer } from "../answers.ts";
import { emulatedDetail, importedDetail, summaryOf } from "./acm-emulated.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";

type Dropped = Pick<RequestCertificateRequest, "KeyAlgorithm" | "ValidationMethod">;

/** What AWS lists when the caller names no key types. */
const DEFAULT_KEY_TYPES: readonly string[] = ["RSA_1024", "RSA_2048"];
/** What AWS lists when the caller names no origins of key pairs. */
const DEFAULT_ORIGINS: readonly string[] = ["AWS_MANAGED", "CUSTOMER_PROVIDED"];

/** Certificates as AWS answers them, where moto forgets how they were asked for and who uses them. */
export function acmAnswers(): Answer[] {
  const droppedByArn = new Map<string, Dropped>();
  const emulatedByArn = new Map<string, CertificateDetail>();
  const importedByRegion = new Map<string, CertificateDetail[]>();
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
      ...emulatedByArn.get(CertificateArn),
    };
  };

  return [
    // moto's list crashes for ever after a certificate whose options lack Export.
    answer(RequestCertificateCommand, async ({ input, forward }) => {
      const Options = { Export: "DISABLED", ...input.Options } as const;
      const { Tags: tags, SubjectAlternativeNames: names = [], ...rest } = input;
      const emulated = emulatedDetail(tags);
      // moto takes neither tags as long as these nor more than ten names.
      const output = await forward(emulated ? { ...rest, Options } : { ...input, Options });
      const { KeyAlgorithm, ValidationMethod } = input;
      if (emulated) {
        const SubjectAlternativeNames = [...new Set([input.DomainName ?? "", ...names])];
        emulatedByArn.set(output.CertificateArn ?? "", { SubjectAlternativeNames, ...emulated });
      }
      droppedByArn.set(output.CertificateArn ?? "", { KeyAlgorithm, ValidationMethod });
      return output;
    }),
    answer(ImportCertificateCommand, async ({ input, region, forward }) => {
      const emulated = emulatedDetail(input.Tags);
      if (emulated === undefined) return forward();
      const present = importedByRegion.get(region) ?? [];
      const made = importedDetail(region, present.length, emulated);
      importedByRegion.set(region, [...present, made]);
      return { CertificateArn: made.CertificateArn };
    }),
    answer(DescribeCertificateCommand, async ({ input, region, forward }) => {
      const imported = importedByRegion
        .get(region)
        ?.find(({ CertificateArn }) => CertificateArn === input.CertificateArn);
      if (imported !== undefined) return { Certificate: imported };
      const { Certificate } = await forward();
      return { Certificate: Certificate && amend(Certificate) };
    }),
    // moto ignores MaxItems.
    answer(ListCertificatesCommand, async ({ input, region, forward, ask }) => {
      // moto filters by the key type that it made up, so all are asked for and filtered here.
      const Includes = { ...input.Includes, keyTypes: Object.values(KeyAlgorithmType) };
      const { CertificateSummaryList = [] } = await forward({ ...input, Includes });
      const described = CertificateSummaryList.map(async ({ CertificateArn }) => {
        const { Certificate } = await ask(DescribeCertificateCommand, { CertificateArn });
        return Certificate === undefined ? [] : [amend(Certificate)];
      });
      const requested = (await Promise.all(described)).flat();
      const keyTypes: readonly string[] = input.Includes?.keyTypes ?? DEFAULT_KEY_TYPES;
      const origins: readonly string[] = input.CertificateKeyPairOrigins ?? DEFAULT_ORIGINS;
      const listed = [...requested, ...(importedByRegion.get(region) ?? [])]
        .map(summaryOf)
        .filter(({ KeyAlgorithm = "" }) => keyTypes.includes(KeyAlgorithm))
        .filter(({ CertificateKeyPairOrigin = "" }) => origins.includes(CertificateKeyPairOrigin));
      const { items, next } = page(listed, input.MaxItems ?? 1000, input.NextToken);
      return { CertificateSummaryList: items, NextToken: next };
    }),
  ];
}

/** moto names the listener, AWS its load balancer. */
function loadBalancerOf(arn: string): string {
  return arn.replace(/:listener\/(.+)\/[^/]+$/, ":loadbalancer/$1");
}
