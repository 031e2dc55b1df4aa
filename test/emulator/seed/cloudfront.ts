import {
  CloudFrontClient,
  CreateOriginAccessControlCommand,
  type CustomOriginConfig,
} from "@aws-sdk/client-cloudfront";
import {
  CloudWatchLogsClient,
  CreateDeliveryCommand,
  PutDeliveryDestinationCommand,
  PutDeliverySourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateBucketCommand, PutPublicAccessBlockCommand, S3Client } from "@aws-sdk/client-s3";
import type { SeedContext } from "./context.ts";
import {
  CERTIFICATE,
  CUSTOM_ORIGIN,
  type DistributionPlan,
  makeDistribution,
} from "./distribution.ts";
import { makeWebAcl } from "./waf-web-acl.ts";

type Plan = Omit<DistributionPlan, "name">;
type Make = (name: string, plan?: Plan) => Promise<string>;

/** Distributions with what is wrong about them, and sound ones beside. */
export async function seed(context: SeedContext): Promise<void> {
  const { good } = context;
  const webAclId = await makeWebAcl(context, {
    name: good("web-acl", "distributions"),
    scope: "CLOUDFRONT",
  });
  const make: Make = (name, plan) => makeDistribution(context, { name, webAclId, ...plan });
  await seedViewers(context, make);
  await seedOrigins(context, make);
  await seedBuckets(context, make);
  await seedLogs(context, make);
}

async function seedViewers({ bad, good }: SeedContext, make: Make): Promise<void> {
  const certificate = (MinimumProtocolVersion: "TLSv1" | "TLSv1.2_2019") => ({
    config: { ViewerCertificate: { ...CERTIFICATE, MinimumProtocolVersion } },
  });
  const methods: Plan["behavior"] = {
    AllowedMethods: {
      Quantity: 7,
      Items: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    },
  };
  await make(good("distribution", "sound"));
  await make(bad("cloudfront-http-allowed"), { behavior: { ViewerProtocolPolicy: "allow-all" } });
  await make(bad("cloudfront-tls-old"), certificate("TLSv1"));
  await make(bad("cloudfront-tls-weak-ciphers"), certificate("TLSv1.2_2019"));
  await make(bad("cloudfront-default-certificate"), {
    config: { ViewerCertificate: { CloudFrontDefaultCertificate: true } },
  });
  await make(bad("cloudfront-geo-unrestricted"), {
    config: { Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 0 } } },
  });
  await make(bad("cloudfront-no-field-encryption"), { behavior: methods });
  await make(good("distribution", "field-encryption"), {
    behavior: { ...methods, FieldLevelEncryptionId: "C1A2B3C4D5E6F7" },
  });
  await make(bad("cloudfront-trusted-signers"), {
    behavior: { TrustedSigners: { Enabled: true, Quantity: 1, Items: ["self"] } },
  });
}

async function seedOrigins(context: SeedContext, make: Make): Promise<void> {
  const { bad, good } = context;
  const custom = (changes: Partial<CustomOriginConfig>): Plan => ({
    origin: { CustomOriginConfig: { ...CUSTOM_ORIGIN, ...changes } },
  });
  await make(bad("cloudfront-origin-http"), custom({ OriginProtocolPolicy: "http-only" }));
  await make(
    good("distribution", "like-the-viewer"),
    custom({ OriginProtocolPolicy: "match-viewer" }),
  );
  await make(
    bad("cloudfront-origin-tls-old"),
    custom({ OriginSslProtocols: { Quantity: 2, Items: ["TLSv1", "TLSv1.2"] } }),
  );
  const dnsName = "abc123.lambda-url.us-east-1.on.aws";
  await make(bad("cloudfront-lambda-origin-unsigned"), { dnsName });
  const OriginAccessControlId = await accessControl(context, "lambda");
  await make(good("distribution", "function"), { dnsName, origin: { OriginAccessControlId } });
}

async function seedBuckets(context: SeedContext, make: Make): Promise<void> {
  const { bad, good, client } = context;
  const s3 = client(S3Client);
  const bucket = async (name: string, closed = true) => {
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    await s3.send(
      new PutPublicAccessBlockCommand({
        Bucket: name,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: closed,
          IgnorePublicAcls: closed,
          BlockPublicPolicy: closed,
          RestrictPublicBuckets: closed,
        },
      }),
    );
    return `${name}.s3.us-east-1.amazonaws.com`;
  };
  const OriginAccessControlId = await accessControl(context, "s3");
  const S3OriginConfig = { OriginAccessIdentity: "" };
  const signed = { S3OriginConfig, OriginAccessControlId };
  const site = await bucket("edge-site");
  await make(good("distribution", "bucket"), { dnsName: site, origin: signed });
  await make(good("distribution", "closed-bucket"), { dnsName: site, origin: { S3OriginConfig } });
  await make(bad("cloudfront-no-origin-access-control"), {
    dnsName: await bucket("edge-open-site", false),
    origin: { S3OriginConfig },
  });
  await make(bad("cloudfront-origin-access-identity"), {
    dnsName: site,
    origin: {
      S3OriginConfig: { OriginAccessIdentity: "origin-access-identity/cloudfront/E1A2B3C4D5E6F7" },
    },
  });
  await make(bad("cloudfront-no-root-object"), {
    dnsName: site,
    origin: signed,
    config: { DefaultRootObject: "" },
  });
  await make(bad("cloudfront-origin-bucket-missing"), {
    dnsName: "edge-deleted-site.s3.us-east-1.amazonaws.com",
    origin: signed,
  });
  await make(good("distribution", "website"), {
    dnsName: "edge-site.s3-website-us-east-1.amazonaws.com",
    enabled: false,
  });
}

async function accessControl({ client }: SeedContext, type: "s3" | "lambda"): Promise<string> {
  const { OriginAccessControl } = await client(CloudFrontClient).send(
    new CreateOriginAccessControlCommand({
      OriginAccessControlConfig: {
        Name: `${type}-origins`,
        SigningProtocol: "sigv4",
        SigningBehavior: "always",
        OriginAccessControlOriginType: type,
      },
    }),
  );
  return OriginAccessControl?.Id ?? "";
}

async function seedLogs({ bad, good, client }: SeedContext, make: Make): Promise<void> {
  const off = {
    config: { Logging: { Enabled: false, IncludeCookies: false, Bucket: "", Prefix: "" } },
  };
  await make(bad("cloudfront-logging-off"), off);
  await make(good("distribution", "real-time-logs"), {
    ...off,
    behavior: {
      RealtimeLogConfigArn: "arn:aws:cloudfront::123456789012:realtime-log-config/requests",
    },
  });
  const arn = await make(good("distribution", "delivered-logs"), off);
  const logs = client(CloudWatchLogsClient);
  await logs.send(
    new PutDeliverySourceCommand({
      name: "edge-access",
      // moto leaves out the colon of the empty Region.
      resourceArn: arn.replace(/^arn:aws:cloudfront:(?=\d)/, "arn:aws:cloudfront::"),
      logType: "ACCESS_LOGS",
    }),
  );
  const { deliveryDestination } = await logs.send(
    new PutDeliveryDestinationCommand({
      name: "edge-access",
      deliveryDestinationConfiguration: { destinationResourceArn: "arn:aws:s3:::access-logs" },
    }),
  );
  await logs.send(
    new CreateDeliveryCommand({
      deliverySourceName: "edge-access",
      deliveryDestinationArn: deliveryDestination?.arn,
    }),
  );
}
