import {
  ACMClient,
  type CertificateDetail,
  ImportCertificateCommand,
  RequestCertificateCommand,
  type RequestCertificateRequest,
} from "@aws-sdk/client-acm";
import { EMULATED_TAG } from "../answers/acm-emulated.ts";
import { daysAgo } from "../answers/naming.ts";
import { ACCOUNT } from "../answers.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";

type Settings = Omit<Partial<RequestCertificateRequest>, "DomainName" | "Tags">;

const IN_USE = {
  InUseBy: [
    `arn:aws:elasticloadbalancing:${HOME_REGION}:${ACCOUNT}:loadbalancer/app/shop/50dc6c495c0c9188`,
  ],
};
const ISSUED = { Status: "ISSUED", NotAfter: daysAgo(-168), RenewalEligibility: "ELIGIBLE" };
const SOON = { NotAfter: daysAgo(-20) };
const PAST = {
  Status: "EXPIRED",
  NotAfter: daysAgo(20),
  RenewalEligibility: "INELIGIBLE",
} as const;
const NOT_ISSUED = { NotAfter: null, NotBefore: null, IssuedAt: null, RenewalEligibility: null };

/** Certificates for every rule about ACM; a tag tells the emulator what moto cannot make them be. */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const acm = client(ACMClient);
  const tags = (detail: object) => [{ Key: EMULATED_TAG, Value: JSON.stringify(detail) }];
  const request = async (name: string, detail: object = IN_USE, settings: Settings = {}) => {
    const DomainName = `${name}.example.com`;
    const Tags = tags({ ...ISSUED, ...detail });
    await acm.send(new RequestCertificateCommand({ DomainName, ...settings, Tags }));
  };
  const imported = async (name: string, detail: CertificateDetail, region = HOME_REGION) => {
    const DomainName = `${name}.example.com`;
    const named = { DomainName, SubjectAlternativeNames: [DomainName], ...IN_USE, ...detail };
    await client(ACMClient, region).send(
      new ImportCertificateCommand({
        Certificate: Buffer.from("certificate"),
        PrivateKey: Buffer.from("private key"),
        Tags: tags(named),
      }),
    );
  };

  await imported(bad("acm-imported-certificate-expiring"), SOON);
  await imported(good("imported-certificate"), {});
  // No EventBridge rule there takes the event that warns of it.
  await imported(bad("acm-imported-certificate-no-expiry-alert"), {}, "eu-central-1");
  await imported(bad("acm-certificate-expired"), { ...PAST, InUseBy: [] });
  await imported(bad("acm-certificate-expired-in-use"), PAST);
  await imported(bad("acm-certificate-weak-key"), { KeyAlgorithm: "RSA_1024" });
  await imported(good("imported-certificate", "elliptic-curve"), {
    KeyAlgorithm: "EC_prime256v1",
    SignatureAlgorithm: "SHA256WITHECDSA",
  });
  await imported(bad("acm-certificate-weak-signature"), { SignatureAlgorithm: "SHA1WITHRSA" });

  await request(good("certificate"));
  await request(bad("acm-certificate-renewal-failing"), {
    ...IN_USE,
    ...SOON,
    RenewalSummary: { RenewalStatus: "FAILED", RenewalStatusReason: "CAA_ERROR" },
  });
  await request(bad("acm-certificate-renewal-failing", "pending"), {
    ...IN_USE,
    ...SOON,
    RenewalSummary: { RenewalStatus: "PENDING_VALIDATION" },
  });
  await request(good("certificate", "being-renewed"), {
    ...IN_USE,
    ...SOON,
    RenewalSummary: { RenewalStatus: "PENDING_AUTO_RENEWAL" },
  });
  await request(bad("acm-certificate-not-renewable"), {
    ...SOON,
    RenewalEligibility: "INELIGIBLE",
  });
  await request(bad("acm-certificate-unused"), { RenewalEligibility: "INELIGIBLE" });
  await request(bad("acm-certificate-email-validated"), IN_USE, { ValidationMethod: "EMAIL" });
  await request(bad("acm-certificate-validation-pending", "5-days-old"), {
    ...NOT_ISSUED,
    Status: "PENDING_VALIDATION",
  });
  await request(bad("acm-certificate-validation-pending", "failed"), {
    ...NOT_ISSUED,
    Status: "FAILED",
    FailureReason: "CAA_ERROR",
  });
  await request(good("certificate", "just-requested-1-days-old"), {
    ...NOT_ISSUED,
    Status: "PENDING_VALIDATION",
  });
  const wildcard = bad("acm-certificate-wildcard");
  await request(wildcard, IN_USE, { SubjectAlternativeNames: [`*.${wildcard}.example.com`] });
  const long = bad("acm-certificate-wildcard", "beyond-the-summary");
  const hosts = Array.from({ length: 110 }, (_, index) => `host-${index}.${long}.example.com`);
  await request(long, IN_USE, { SubjectAlternativeNames: [...hosts, `*.${long}.example.com`] });
  await request(bad("acm-certificate-exportable"), IN_USE, { Options: { Export: "ENABLED" } });
  await request(good("certificate", "acme"), {
    ...SOON,
    CertificateKeyPairOrigin: "ACME",
    RenewalEligibility: "INELIGIBLE",
    Options: null,
  });
}
