import {
  CreateDistributionCommand,
  type DistributionConfig,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
} from "@aws-sdk/client-cloudfront";
import { type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";

/**
 * Distributions as AWS lists them: moto's list has ids and domain names only, and it forgets the identities, access
 * controls and certificates of what it made.
 */
export function cloudfrontAnswers(): Answer[] {
  const made = new Map<string | undefined, DistributionConfig>();
  return [
    answer(CreateDistributionCommand, async ({ input, forward }) => {
      const created = await forward();
      if (input.DistributionConfig !== undefined) {
        made.set(created.Distribution?.Id, withDefaults(input.DistributionConfig));
      }
      return created;
    }),
    answer(GetDistributionConfigCommand, async ({ input, forward }) => {
      const output = await forward();
      return { ...output, DistributionConfig: made.get(input.Id) ?? output.DistributionConfig };
    }),
    answer(ListDistributionsCommand, async ({ forward }) => {
      const { DistributionList: list } = await forward();
      if (list === undefined) throw new ServiceError("InternalFailure", "no list", 500);
      const items = (list.Items ?? []).map((item) => {
        const config = made.get(item.Id);
        return {
          ...item,
          // moto leaves out the colon of the empty Region.
          ARN: item.ARN?.replace(/^arn:aws:cloudfront:(?=\d)/, "arn:aws:cloudfront::"),
          Aliases: config?.Aliases ?? { Quantity: 0 },
          Origins: config?.Origins,
          OriginGroups: config?.OriginGroups ?? { Quantity: 0 },
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
          IsIPV6Enabled: config?.IsIPV6Enabled,
          Staging: config?.Staging ?? false,
          // moto has no tenants; a comment that ends in "--tenants" stands for a distribution that serves them only.
          ConnectionMode: config?.Comment?.endsWith("--tenants")
            ? ("tenant-only" as const)
            : ("direct" as const),
        };
      });
      return { DistributionList: { ...list, Items: items } };
    }),
    answer(ListDistributionTenantsCommand, () => Promise.resolve({ DistributionTenantList: [] })),
  ];
}

/** What CloudFront fills in where a configuration says nothing. */
function withDefaults(config: DistributionConfig): DistributionConfig {
  return {
    DefaultRootObject: "",
    PriceClass: "PriceClass_All",
    HttpVersion: "http2",
    IsIPV6Enabled: false,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: "", Prefix: "" },
    Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 0 } },
    ...config,
    ViewerCertificate:
      config.ViewerCertificate === undefined ||
      config.ViewerCertificate.CloudFrontDefaultCertificate === true
        ? {
            CloudFrontDefaultCertificate: true,
            SSLSupportMethod: "vip",
            MinimumProtocolVersion: "TLSv1",
            CertificateSource: "cloudfront",
          }
        : config.ViewerCertificate,
    DefaultCacheBehavior: {
      TargetOriginId: config.DefaultCacheBehavior?.TargetOriginId,
      ViewerProtocolPolicy: config.DefaultCacheBehavior?.ViewerProtocolPolicy,
      AllowedMethods: { Quantity: 2, Items: ["HEAD", "GET"] },
      TrustedSigners: { Enabled: false, Quantity: 0 },
      TrustedKeyGroups: { Enabled: false, Quantity: 0 },
      FieldLevelEncryptionId: "",
      ...config.DefaultCacheBehavior,
    },
  };
}
