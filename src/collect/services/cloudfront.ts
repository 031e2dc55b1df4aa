import {
  CloudFrontClient,
  type DistributionSummary,
  type DistributionTenantSummary,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
  ListOriginAccessControlsCommand,
  type OriginAccessControlSummary,
} from "@aws-sdk/client-cloudfront";
import { GetBucketLocationCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import { CloudFrontDistribution } from "../../resources/cloudfront-distribution.ts";
import { distributionFields } from "../cloudfront-distribution.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { hasCloudFront } from "../has-cloudfront.ts";
import { deliveredLogs, logDeliveryCalls } from "../log-deliveries.ts";
import { type OriginBucket, originBucket } from "../origin-bucket.ts";
import { PathStyleS3Client } from "../path-style-s3-client.ts";

// Headers that CloudFront adds for the origin often prove where a request comes from.
const secrets = ["<HeaderValue>"];
const fields = (...names: string[]) => ({ type: CloudFrontDistribution, fields: names });

const calls = {
  ListDistributions: call(
    ListDistributionsCommand,
    "cloudfront:ListDistributions",
    { type: CloudFrontDistribution },
    { secrets },
  ),
  ListDistributionTenants: call(
    ListDistributionTenantsCommand,
    "cloudfront:ListDistributionTenants",
    fields("tenantWebAcls", "tenantsWithoutWebAcl"),
    { page: ["NextMarker", "Marker"] },
  ),
  ListOriginAccessControls: call(
    ListOriginAccessControlsCommand,
    "cloudfront:ListOriginAccessControls",
    fields("signedOrigins"),
  ),
  GetDistributionConfig: call(
    GetDistributionConfigCommand,
    "cloudfront:GetDistributionConfig",
    fields("standardLogging", "defaultRootObject"),
    { none: ["NoSuchDistribution"], secrets },
  ),
  ...logDeliveryCalls(fields("logDelivery")),
  ListBuckets: call(
    ListBucketsCommand,
    "s3:ListAllMyBuckets",
    fields("missingBuckets", "untoldBuckets"),
    { client: PathStyleS3Client, page: ["ContinuationToken", "ContinuationToken"] },
  ),
  // Of buckets of others only. It lists nothing that is in them, as HeadBucket's permission would allow.
  GetBucketLocation: call(
    GetBucketLocationCommand,
    "s3:GetBucketLocation",
    fields("missingBuckets", "untoldBuckets"),
    { client: PathStyleS3Client, none: ["NoSuchBucket"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "cloudfront",
  scope: "global",
  client: CloudFrontClient,
  calls,
  async *collect(context) {
    if (!hasCloudFront(context.partition)) return;
    const listed = await distributions(context);
    if (listed.length === 0) return;
    const multiTenant = listed.some(({ ConnectionMode: mode }) => mode === "tenant-only");
    const tenantsOf = multiTenant ? await tenantsByDistribution(context) : () => [];
    const controls = await accessControls(context, listed);
    const delivered = await deliveredLogs(context, "ACCESS_LOGS");
    const bucketsOf = await bucketStates(context, listed);
    yield* context.each(listed, async (distribution) => {
      const of = distributionFields(distribution, context.partition);
      return context.resource(CloudFrontDistribution, {
        ...of,
        ...(tenantsOf && ofTenants(tenantsOf(of.id))),
        signedOrigins: controls && signedOrigins(distribution, controls),
        ...(await configuration(context, of.id, of.arn)),
        logDelivery: delivered?.has(of.arn),
        ...(of.origins && bucketsOf?.(of.origins)),
      });
    });
  },
});

// The marker stands inside the list, where a declared page token cannot point.
async function distributions(context: Context): Promise<DistributionSummary[]> {
  const all: DistributionSummary[] = [];
  let marker: string | undefined;
  do {
    const input = marker === undefined ? {} : { Marker: marker };
    const list = (await context.read("ListDistributions", input))?.DistributionList;
    all.push(...(list?.Items ?? []));
    marker = list?.IsTruncated === true ? list.NextMarker : undefined;
  } while (marker !== undefined);
  return all;
}

/** Tells the tenants of a distribution by its id. */
async function tenantsByDistribution(context: Context) {
  const listed = await context.readAll(
    "ListDistributionTenants",
    {},
    (output) => output.DistributionTenantList,
  );
  return listed && ((id: string) => listed.filter(({ DistributionId: of }) => of === id));
}

function ofTenants(tenants: readonly DistributionTenantSummary[]) {
  return {
    tenantWebAcls: tenants.flatMap(({ Customizations: customizations }) => {
      const arn = customizations?.WebAcl?.Arn;
      return arn ? [arn] : [];
    }),
    tenantsWithoutWebAcl: tenants
      .filter(
        ({ Customizations: customizations, Enabled: enabled }) =>
          enabled !== false && customizations?.WebAcl?.Action === "disable",
      )
      .map(({ Name: name, Id: id = "" }) => name ?? id)
      .sort(),
  };
}

/** Signing behaviour by the id of the origin access control; read only where an origin has one. */
async function accessControls(context: Context, listed: readonly DistributionSummary[]) {
  const all: OriginAccessControlSummary[] = [];
  let marker: string | undefined;
  let more = listed.some((each) =>
    each.Origins?.Items?.some((origin) => origin.OriginAccessControlId),
  );
  while (more) {
    const input = marker === undefined ? {} : { Marker: marker };
    const output = await context.read("ListOriginAccessControls", input);
    if (!output) return undefined;
    all.push(...(output.OriginAccessControlList?.Items ?? []));
    marker = output.OriginAccessControlList?.NextMarker;
    more = output.OriginAccessControlList?.IsTruncated === true && marker !== undefined;
  }
  return new Map(all.map(({ Id: id, SigningBehavior: signing }) => [id, signing]));
}

function signedOrigins(
  { Origins: origins }: DistributionSummary,
  controls: ReadonlyMap<string | undefined, string | undefined>,
) {
  if (origins === undefined) return undefined;
  return (origins.Items ?? []).map(({ Id: id = "", OriginAccessControlId: control = "" }) => ({
    id,
    // One that is not listed signs in a way that nobody told.
    signing: control === "" ? null : (controls.get(control) ?? ""),
  }));
}

async function configuration(context: Context, id: string, arn: string) {
  const config = (await context.read("GetDistributionConfig", { Id: id }, arn))?.DistributionConfig;
  if (config === undefined) return {};
  return {
    standardLogging: config.Logging?.Enabled === true,
    defaultRootObject: config.DefaultRootObject || null,
  };
}

/** Tells which of the buckets behind origins do not exist, and of which nothing is known. */
async function bucketStates(context: Context, listed: readonly DistributionSummary[]) {
  const named = listed.flatMap((each) =>
    buckets(distributionFields(each, context.partition).origins ?? []),
  );
  const isElsewhere = ({ partition }: OriginBucket) => partition !== context.partition;
  const all = new Set(named.filter((bucket) => !isElsewhere(bucket)).map(({ name }) => name));
  const own =
    all.size === 0 ? [] : await context.readAll("ListBuckets", {}, (output) => output.Buckets);
  if (!own) return undefined;
  for (const { Name: name = "" } of own) all.delete(name);
  const missing = new Set<string>();
  const untold = new Set<string>();
  const asked = context.each(all, async (name) => ({
    name,
    // Several distributions may name it: without the ARN of one, the gap holds for all whose field is missing.
    output: await context.read("GetBucketLocation", { Bucket: name }),
  }));
  for await (const { name, output } of asked) {
    if (output === null) missing.add(name);
    if (output === undefined) untold.add(name);
  }
  const among = (of: readonly OriginBucket[], set: ReadonlySet<string>) =>
    of.map(({ name }) => name).filter((name) => set.has(name));
  return (origins: readonly string[]) => {
    // The S3 of this partition knows nothing of the names of another.
    const elsewhere = buckets(origins).filter(isElsewhere);
    const here = buckets(origins).filter((bucket) => !isElsewhere(bucket));
    const found = among(here, missing);
    const unasked = among(here, untold);
    return {
      missingBuckets: found.length === 0 && unasked.length > 0 ? undefined : [...new Set(found)],
      untoldBuckets: [...new Set([...unasked, ...elsewhere.map(({ name }) => name)])],
    };
  };
}

function buckets(origins: readonly string[]): OriginBucket[] {
  return origins.flatMap((origin) => originBucket(origin) ?? []);
}
