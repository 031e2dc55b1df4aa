import { z } from "zod";
import { type EventValue, OpenObject, SomeNumber, TEXT } from "../policy/index.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { Certificate } from "../resources/certificate.ts";
import { ConfigRule } from "../resources/config-rule.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact } from "./define.ts";
import { ROUTE_READS, ruleThatRoutes, serviceEvent } from "./routed-event.ts";

const EXPIRATION_CHECK = "ACM_CERTIFICATE_EXPIRATION_CHECK";

export const certificateExpiryAlert = defineFact({
  on: Certificate,
  name: "expiryAlert",
  schema: z
    .boolean()
    .describe(
      "Something in the Region warns before the certificate expires: an EventBridge rule that may match ACM's " +
        "event and has a target that can receive it, or the AWS Config rule acm-certificate-expiration-check",
    ),
  reads: {
    [Certificate.type]: [],
    [ConfigRule.type]: ["sourceIdentifier", "state"],
    ...ROUTE_READS,
  },
  compute(certificate, input) {
    const { account, region } = certificate;
    const isCheck = (rule: { sourceIdentifier: string | null; state: string }) =>
      rule.sourceIdentifier === EXPIRATION_CHECK && rule.state !== "DELETING";
    return decided(
      anyOf(
        () => ruleThatRoutes(approachingExpiration(certificate), certificate, input) !== null,
        () => input.find(ConfigRule, { account, region }, isCheck) !== null,
      ),
    );
  },
});

/** The event that ACM sends every day of the last 45, or fewer where the account says so. */
function approachingExpiration({ arn, account, region }: ResourceIdentity): EventValue {
  return serviceEvent({
    "detail-type": "ACM Certificate Approaching Expiration",
    source: "aws.acm",
    account,
    region,
    resources: [arn],
    detail: new OpenObject({ DaysToExpiry: new SomeNumber(1, 45), CommonName: TEXT }),
  });
}
