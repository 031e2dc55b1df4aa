import { z } from "zod";
import { AccountRegion } from "../resources/account-region.ts";
import { CloudWatchUsageMetric } from "../resources/cloudwatch-usage-metric.ts";
import { ServiceQuota } from "../resources/service-quota.ts";
import { defineFact } from "./define.ts";

const Peak = z.object({
  perSecond: z
    .number()
    .describe("Cryptographic calls with symmetric keys in the busiest minute of 14 days, a second"),
  quota: z.number().describe("Calls a second that KMS allows in the Region"),
});

export const accountRegionKmsRequestPeak = defineFact({
  on: AccountRegion,
  name: "kmsRequestPeak",
  schema: Peak.nullable().describe(
    "How busy KMS was; null where Service Quotas does not know the quota",
  ),
  reads: {
    [ServiceQuota.type]: ["serviceCode", "value"],
    [CloudWatchUsageMetric.type]: ["peakPerSecond"],
  },
  compute({ account, region }, input) {
    const scope = { account, region };
    if (!input.offers(ServiceQuota, scope)) return null;
    const quota = input.find(ServiceQuota, scope, ({ serviceCode }) => serviceCode === "kms");
    const [metric] = input.list(CloudWatchUsageMetric, scope);
    if (quota === null || metric === undefined) return null;
    return { perSecond: metric.peakPerSecond, quota: quota.value };
  },
});
