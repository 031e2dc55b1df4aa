import { z } from "zod";
import { defineResource } from "./define.ts";

const Behavior = z.object({
  path: z.string().describe("PathPattern; * for the default cache behaviour"),
  isDefault: z.boolean().describe("It is DefaultCacheBehavior"),
  originIds: z
    .array(z.string())
    .describe("TargetOriginId; of an origin group the ids of all its members"),
  viewerProtocolPolicy: z
    .string()
    .describe("ViewerProtocolPolicy: allow-all, https-only or redirect-to-https"),
  methods: z.array(z.string()).describe("AllowedMethods.Items"),
  fieldLevelEncryption: z.boolean().describe("FieldLevelEncryptionId is set"),
  realtimeLogs: z.boolean().describe("RealtimeLogConfigArn is set"),
  trustedSigners: z
    .array(z.string())
    .describe("TrustedSigners.Items where enabled: accounts whose root users hold signing keys"),
});

const signing = z
  .string()
  .nullable()
  .describe(
    "SigningBehavior of the origin access control: always, no-override, never, or empty where it is not listed; null: it has none",
  );

const CustomOrigin = z.object({
  id: z.string().describe("Id"),
  domainName: z.string().describe("DomainName"),
  protocolPolicy: z
    .string()
    .describe("CustomOriginConfig.OriginProtocolPolicy: http-only, https-only or match-viewer"),
  sslProtocols: z.array(z.string()).describe("OriginSslProtocols.Items: SSLv3, TLSv1, …"),
});

export const CloudFrontDistribution = defineResource({
  type: "AWS::CloudFront::Distribution",
  service: "cloudfront",
  scope: "global",
  title: "CloudFront distribution",
  fields: z.object({
    enabled: z.boolean().describe("ListDistributions Items[].Enabled"),
    staging: z.boolean().describe("Items[].Staging: tries changes for another distribution"),
    tenantsOnly: z
      .boolean()
      .describe("Items[].ConnectionMode is tenant-only: it serves the names of its tenants"),
    domainName: z.string().describe("Items[].DomainName"),
    aliases: z.array(z.string()).describe("Items[].Aliases.Items: alternate domain names"),
    certificate: z
      .object({
        isDefault: z.boolean().describe("CloudFrontDefaultCertificate"),
        minimumProtocolVersion: z
          .string()
          .nullable()
          .describe(
            "MinimumProtocolVersion: the security policy; null: not told, of the default certificate",
          ),
      })
      .describe("Items[].ViewerCertificate"),
    behaviors: z
      .array(Behavior)
      .describe("Items[].CacheBehaviors in their order, then DefaultCacheBehavior"),
    origins: z.array(z.string()).describe("Items[].Origins.Items[].DomainName"),
    customOrigins: z
      .array(CustomOrigin)
      .describe("Origins with CustomOriginConfig, website endpoints of S3 among them"),
    s3Origins: z
      .array(
        z.object({
          id: z.string().describe("Id"),
          domainName: z.string().describe("DomainName"),
          bucket: z
            .string()
            .nullable()
            .describe(
              "Bucket that DomainName names; null for access points, unusual names and other partitions",
            ),
          accessIdentity: z
            .boolean()
            .describe("S3OriginConfig.OriginAccessIdentity is set: the older way"),
        }),
      )
      .describe("Origins with S3OriginConfig"),
    signedOrigins: z
      .array(z.object({ id: z.string().describe("Id of the origin"), signing }))
      .describe("ListOriginAccessControls: how CloudFront signs its requests to each origin"),
    missingBuckets: z
      .array(z.string())
      .describe("Buckets that origins name and of which S3 says that they do not exist"),
    untoldBuckets: z
      .array(z.string())
      .describe(
        "Buckets that origins name and that are not yours, of which S3 tells nothing; those of other partitions among them",
      ),
    geoRestriction: z
      .string()
      .describe("Items[].Restrictions.GeoRestriction.RestrictionType: none, blacklist, whitelist"),
    standardLogging: z
      .boolean()
      .describe("GetDistributionConfig Logging.Enabled: standard logging to S3 in its older form"),
    defaultRootObject: z
      .string()
      .nullable()
      .describe("GetDistributionConfig DefaultRootObject; null: none"),
    logDelivery: z
      .boolean()
      .describe(
        "DescribeDeliverySources, DescribeDeliveries: CloudWatch Logs delivers its ACCESS_LOGS",
      ),
    webAclId: z
      .string()
      .nullable()
      .describe("Items[].WebACLId: an ARN, the bare id of a WAF Classic web ACL, or null for none"),
    tenantWebAcls: z
      .array(z.string())
      .describe("ListDistributionTenants: web ACLs that tenants use instead of the distribution's"),
    tenantsWithoutWebAcl: z
      .array(z.string())
      .describe(
        "ListDistributionTenants: names of enabled tenants that turn the distribution's web ACL off",
      ),
  }),
  example: {
    type: "AWS::CloudFront::Distribution",
    arn: "arn:aws:cloudfront::123456789012:distribution/E1234567890ABC",
    id: "E1234567890ABC",
    name: "shop.example.com",
    account: "123456789012",
    region: "global",
    enabled: true,
    staging: false,
    tenantsOnly: false,
    domainName: "d111111abcdef8.cloudfront.net",
    aliases: ["shop.example.com"],
    certificate: { isDefault: false, minimumProtocolVersion: "TLSv1.2_2021" },
    behaviors: [
      {
        path: "*",
        isDefault: true,
        originIds: ["shop"],
        viewerProtocolPolicy: "redirect-to-https",
        methods: ["HEAD", "GET"],
        fieldLevelEncryption: false,
        realtimeLogs: false,
        trustedSigners: [],
      },
    ],
    origins: ["shop-1234567890.us-east-1.elb.amazonaws.com"],
    customOrigins: [
      {
        id: "shop",
        domainName: "shop-1234567890.us-east-1.elb.amazonaws.com",
        protocolPolicy: "https-only",
        sslProtocols: ["TLSv1.2"],
      },
    ],
    s3Origins: [],
    signedOrigins: [],
    missingBuckets: [],
    untoldBuckets: [],
    geoRestriction: "whitelist",
    standardLogging: true,
    defaultRootObject: "index.html",
    logDelivery: false,
    webAclId:
      "arn:aws:wafv2:us-east-1:123456789012:global/webacl/edge/44444444-5555-6666-7777-888888888888",
    tenantWebAcls: [],
    tenantsWithoutWebAcl: [],
  },
});
