import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import { ServiceQuota } from "../../resources/service-quota.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  GetServiceQuota: call(
    GetServiceQuotaCommand,
    "servicequotas:GetServiceQuota",
    { type: ServiceQuota },
    { none: ["NoSuchResourceException"] },
  ),
  // Where the account has no value of its own.
  GetAWSDefaultServiceQuota: call(
    GetAWSDefaultServiceQuotaCommand,
    "servicequotas:GetAWSDefaultServiceQuota",
    { type: ServiceQuota },
    { none: ["NoSuchResourceException"] },
  ),
};

/** Requests a second for cryptographic operations with symmetric keys: the quota that all use of KMS shares. */
const KMS_SYMMETRIC = { ServiceCode: "kms", QuotaCode: "L-6E3AF000" };

export default defineCollector({
  service: "service-quotas",
  scope: "regional",
  partialRegions: true,
  client: ServiceQuotasClient,
  calls,
  async *collect(context) {
    const applied = await context.read("GetServiceQuota", KMS_SYMMETRIC);
    const output =
      applied === null ? await context.read("GetAWSDefaultServiceQuota", KMS_SYMMETRIC) : applied;
    const {
      QuotaArn: arn,
      QuotaCode: id = "",
      QuotaName: name = id,
      ...quota
    } = output?.Quota ?? {};
    if (arn === undefined || quota.Value === undefined) return;
    yield context.resource(ServiceQuota, {
      arn,
      id,
      name,
      serviceCode: quota.ServiceCode ?? "",
      value: quota.Value,
    });
  },
});
