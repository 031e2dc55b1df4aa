import {
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
} from "@aws-sdk/client-cloudfront";
import { type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";

/** Distributions as AWS lists them: moto's list has ids and domain names only. */
export function cloudfrontAnswers(): Answer[] {
  return [
    answer(ListDistributionsCommand, async ({ forward, ask }) => {
      const { DistributionList: list } = await forward();
      if (list === undefined) throw new ServiceError("InternalFailure", "no list", 500);
      const items = (list.Items ?? []).map(async (item) => {
        const { DistributionConfig: config } = await ask(GetDistributionConfigCommand, {
          Id: item.Id,
        });
        return {
          ...item,
          // moto leaves out the colon of the empty Region.
          ARN: item.ARN?.replace(/^arn:aws:cloudfront:(?=\d)/, "arn:aws:cloudfront::"),
          Aliases: config?.Aliases ?? { Quantity: 0 },
          Origins: config?.Origins,
          DefaultCacheBehavior: config?.DefaultCacheBehavior,
          CacheBehaviors: config?.CacheBehaviors ?? { Quantity: 0 },
          CustomErrorResponses: config?.CustomErrorResponses ?? { Quantity: 0 },
          Comment: config?.Comment,
          PriceClass: config?.PriceClass,
          Enabled: config?.Enabled,
          ViewerCertificate: config?.ViewerCertificate,
          Restrictions: config?.Restrictions,
          WebACLId: config?.WebACLId ?? "",
          HttpVersion: config?.HttpVersion,
          Staging: config?.Staging ?? false,
          // moto has no tenants; a comment that ends in "--tenants" stands for a distribution that serves them only.
          ConnectionMode: config?.Comment?.endsWith("--tenants")
            ? ("tenant-only" as const)
            : ("direct" as const),
        };
      });
      return { DistributionList: { ...list, Items: await Promise.all(items) } };
    }),
    answer(ListDistributionTenantsCommand, () => Promise.resolve({ DistributionTenantList: [] })),
  ];
}
