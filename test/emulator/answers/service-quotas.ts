import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuota,
} from "@aws-sdk/client-service-quotas";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";

const KMS_SYMMETRIC = "L-6E3AF000";

/** Where the account has no value of its own yet. */
const WITHOUT_APPLIED_VALUE = "ap-southeast-2";

/** The KMS quota that AWS applies by default; moto knows none of KMS. */
export function serviceQuotasAnswers(): Answer[] {
  return [
    answer(GetServiceQuotaCommand, ({ input, region }) => {
      if (region === WITHOUT_APPLIED_VALUE) throw unknownQuota();
      return { Quota: quota(input, region) };
    }),
    answer(GetAWSDefaultServiceQuotaCommand, ({ input, region }) => ({
      Quota: quota(input, region),
    })),
  ];
}

function unknownQuota(): ServiceError {
  return new ServiceError("NoSuchResourceException", "The quota does not exist.");
}

function quota(
  input: { ServiceCode: string | undefined; QuotaCode: string | undefined },
  region: string,
): ServiceQuota {
  if (input.ServiceCode !== "kms" || input.QuotaCode !== KMS_SYMMETRIC) throw unknownQuota();
  return {
    ServiceCode: "kms",
    ServiceName: "AWS Key Management Service (AWS KMS)",
    QuotaArn: `arn:aws:servicequotas:${region}:${ACCOUNT}:kms/${KMS_SYMMETRIC}`,
    QuotaCode: KMS_SYMMETRIC,
    QuotaName: "Cryptographic operations (symmetric) request rate",
    Value: region === "us-east-1" ? 100_000 : 20_000,
    Unit: "None",
    Adjustable: true,
    GlobalQuota: false,
    UsageMetric: {
      MetricNamespace: "AWS/Usage",
      MetricName: "CallCount",
      MetricDimensions: {
        Class: "None",
        Resource: "CryptographicOperationsSymmetric",
        Service: "KMS",
        Type: "API",
      },
      MetricStatisticRecommendation: "Sum",
    },
    Period: { PeriodValue: 1, PeriodUnit: "SECOND" },
  };
}
