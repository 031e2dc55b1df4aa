import { z } from "zod";
import { defineResource } from "./define.ts";

export const ServiceQuota = defineResource({
  type: "AWS::ServiceQuotas::Quota",
  service: "service-quotas",
  scope: "regional",
  title: "service quota",
  fields: z.object({
    serviceCode: z.string().describe("GetServiceQuota Quota.ServiceCode: kms"),
    value: z
      .number()
      .describe("Quota.Value, the applied value, else AWS's default; of request rates a second"),
  }),
  example: {
    type: "AWS::ServiceQuotas::Quota",
    arn: "arn:aws:servicequotas:us-east-1:123456789012:kms/L-6E3AF000",
    id: "L-6E3AF000",
    name: "Cryptographic operations (symmetric) request rate",
    account: "123456789012",
    region: "us-east-1",
    serviceCode: "kms",
    value: 100000,
  },
});
