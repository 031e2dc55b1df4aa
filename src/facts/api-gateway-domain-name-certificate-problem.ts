import { z } from "zod";
import { parseArn } from "../policy/index.ts";
import { ApiGatewayDomainName } from "../resources/api-gateway-domain-name.ts";
import { Certificate } from "../resources/certificate.ts";
import type { ResourceOf } from "../resources/define.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";

type Domain = ResourceOf<typeof ApiGatewayDomainName>;
type Endpoint = Domain["endpoints"][number];

/** CloudFront, which serves edge-optimized domain names, takes its certificates from here. */
const CLOUDFRONT_REGION = "us-east-1";

export const apiGatewayDomainNameCertificateProblem = defineFact({
  on: ApiGatewayDomainName,
  name: "certificateProblem",
  schema: z
    .string()
    .nullable()
    .describe(
      "Why an endpoint cannot serve its ACM certificate to clients; null: nothing is wrong",
    ),
  reads: {
    [ApiGatewayDomainName.type]: ["endpoints"],
    [Certificate.type]: ["status", "notAfter"],
  },
  compute(domain, input) {
    for (const endpoint of domain.endpoints) {
      const problem = problemOf(endpoint, domain, input);
      if (problem !== null) return problem;
    }
    return null;
  },
});

function problemOf(
  { type, certificateArn: arn }: Endpoint,
  domain: Domain,
  input: FactInput,
): string | null {
  const parts = arn === null ? undefined : parseArn(arn);
  if (arn === null || parts?.service !== "acm") return null;
  const { account, region } = parts;
  const wanted = type === "EDGE" ? CLOUDFRONT_REGION : domain.region;
  if (region !== wanted) {
    const kind = type === "EDGE" ? "an edge-optimized" : "this regional";
    return `lies in ${region}, and ${kind} domain name takes one of ${wanted}`;
  }
  // What another account owns cannot be looked at.
  if (account !== domain.account) return null;
  const [certificate] = input.findByKey(Certificate, { account, region }, ownArn, arn);
  if (certificate === undefined) return "does not exist any more";
  const { status, notAfter } = certificate;
  if (notAfter !== null && notAfter <= input.now) return `expired on ${notAfter.slice(0, 10)}`;
  return status === "ISSUED" ? null : `has the status ${status}`;
}
