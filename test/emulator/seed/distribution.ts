import {
  type CacheBehavior,
  CloudFrontClient,
  CreateDistributionCommand,
  type CustomOriginConfig,
  type DistributionConfig,
  type Origin,
  type ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import type { SeedContext } from "./context.ts";

/** A distribution to make; what is left out is sound. */
export interface DistributionPlan {
  readonly name: string;
  readonly webAclId?: string;
  readonly dnsName?: string;
  readonly enabled?: boolean;
  readonly origin?: Partial<Origin>;
  readonly behavior?: Partial<CacheBehavior>;
  readonly config?: Partial<DistributionConfig>;
}

export const CUSTOM_ORIGIN: CustomOriginConfig = {
  HTTPPort: 80,
  HTTPSPort: 443,
  OriginProtocolPolicy: "https-only",
  OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] },
};
export const CERTIFICATE: ViewerCertificate = {
  ACMCertificateArn:
    "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
  SSLSupportMethod: "sni-only",
  MinimumProtocolVersion: "TLSv1.2_2021",
};

/** Makes a distribution; with a made-up origin and without a web ACL unless told otherwise. Gives its ARN. */
export async function makeDistribution(
  { client }: SeedContext,
  plan: DistributionPlan,
): Promise<string> {
  const { name, webAclId = "", dnsName = "origin.example.com", enabled = true } = plan;
  const { Distribution } = await client(CloudFrontClient).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: name,
        Comment: name,
        Enabled: enabled,
        Aliases: { Quantity: 1, Items: [name] },
        WebACLId: webAclId,
        DefaultRootObject: "index.html",
        ViewerCertificate: CERTIFICATE,
        Restrictions: {
          GeoRestriction: { RestrictionType: "whitelist", Quantity: 1, Items: ["CH"] },
        },
        Logging: {
          Enabled: true,
          IncludeCookies: false,
          Bucket: "access-logs.s3.amazonaws.com",
          Prefix: name,
        },
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: "origin",
              DomainName: dnsName,
              ...(plan.origin?.S3OriginConfig ? {} : { CustomOriginConfig: CUSTOM_ORIGIN }),
              ...plan.origin,
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: "origin",
          ViewerProtocolPolicy: "redirect-to-https",
          CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
          ...plan.behavior,
        },
        ...plan.config,
      },
    }),
  );
  return Distribution?.ARN ?? "";
}
