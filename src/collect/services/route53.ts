import { GetBucketLocationCommand } from "@aws-sdk/client-s3";
import {
  GetDNSSECCommand,
  type HostedZone,
  ListHostedZonesCommand,
  ListQueryLoggingConfigsCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsRequest,
  type QueryLoggingConfig,
  type ResourceRecordSet,
  Route53Client,
} from "@aws-sdk/client-route-53";
import { Route53HostedZone } from "../../resources/route53-hosted-zone.ts";
import { Route53RecordSet } from "../../resources/route53-record-set.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { PathStyleS3Client } from "../path-style-s3-client.ts";
import { claimable, recordName, withoutDot } from "../route53-records.ts";

const calls = {
  ListHostedZones: call(
    ListHostedZonesCommand,
    "route53:ListHostedZones",
    [{ type: Route53HostedZone }, { type: Route53RecordSet }],
    { page: ["NextMarker", "Marker"] },
  ),
  ListQueryLoggingConfigs: call(
    ListQueryLoggingConfigsCommand,
    "route53:ListQueryLoggingConfigs",
    { type: Route53HostedZone, fields: ["queryLogging"] },
    { page: ["NextToken", "NextToken"] },
  ),
  GetDNSSEC: call(GetDNSSECCommand, "route53:GetDNSSEC", {
    type: Route53HostedZone,
    fields: ["dnssec", "dnssecKeyIds"],
  }),
  ListResourceRecordSets: call(
    ListResourceRecordSetsCommand,
    "route53:ListResourceRecordSets",
    { type: Route53RecordSet },
    // What TXT records hold is in quotes, and at times a secret.
    { secrets: ["quoted:<Value>"] },
  ),
  // Tells buckets of others, which it may not look at, from those that do not exist.
  GetBucketLocation: call(
    GetBucketLocationCommand,
    "s3:GetBucketLocation",
    { type: Route53RecordSet, fields: ["bucketFound"] },
    { client: PathStyleS3Client, none: ["NoSuchBucket"] },
  ),
};
type Context = CollectContext<typeof calls>;

/** Every zone has the records of its name servers and of its authority, and they lead nowhere else. */
const OWN_RECORDS = 2;
const MOST_PAGES = 10_000;

export default defineCollector({
  service: "route53",
  scope: "global",
  client: Route53Client,
  calls,
  async *collect(context) {
    const zones: HostedZone[] = [];
    for await (const zone of context.items("ListHostedZones", {}, (page) => page.HostedZones)) {
      zones.push(zone);
    }
    if (context.wants(Route53HostedZone)) {
      const logging = zones.some(isPublic) ? await queryLogging(context) : new Map<string, never>();
      yield* context.each(zones, (zone) => hostedZone(context, zone, logging));
    }
    if (!context.wants(Route53RecordSet)) return;
    for (const zone of zones) {
      if (zone.ResourceRecordSetCount === OWN_RECORDS) continue;
      yield* context.each(records(context, zoneId(zone)), (record) =>
        recordSet(context, zone, record),
      );
    }
  },
});

type Logging = ReadonlyMap<string, QueryLoggingConfig> | undefined;

async function queryLogging(context: Context): Promise<Logging> {
  const configs = await context.readAll(
    "ListQueryLoggingConfigs",
    {},
    (output) => output.QueryLoggingConfigs,
  );
  return configs
    ? new Map(configs.map((config) => [config.HostedZoneId ?? "", config]))
    : undefined;
}

async function hostedZone(context: Context, zone: HostedZone, logging: Logging) {
  const id = zoneId(zone);
  const arn = zoneArn(context, id);
  const config = logging?.get(id);
  return context.resource(Route53HostedZone, {
    arn,
    id,
    name: withoutDot(zone.Name ?? ""),
    privateZone: !isPublic(zone),
    linkedService: zone.LinkedService?.ServicePrincipal ?? null,
    queryLogging: logging && (config === undefined ? null : queryLog(config)),
    ...(isPublic(zone) ? await dnssec(context, id, arn) : { dnssec: null, dnssecKeyIds: [] }),
  });
}

function zoneId({ Id: id = "" }: HostedZone): string {
  return id.replace("/hostedzone/", "");
}

function zoneArn({ partition }: Context, id: string): string {
  return `arn:${partition}:route53:::hostedzone/${id}`;
}

function isPublic(zone: HostedZone): boolean {
  return zone.Config?.PrivateZone !== true;
}

function queryLog(config: QueryLoggingConfig) {
  return {
    id: config.Id ?? "",
    logGroupArn: config.CloudWatchLogsLogGroupArn ?? "",
  };
}

async function dnssec(context: Context, HostedZoneId: string, arn: string) {
  const output = await context.read("GetDNSSEC", { HostedZoneId }, arn);
  if (!output) return {};
  const { Status: status, KeySigningKeys: keys = [] } = output;
  return {
    dnssec: status?.ServeSignature,
    dnssecKeyIds: keys.flatMap(({ KmsArn }) => KmsArn ?? []),
  };
}

// Three members together say where the next page begins.
async function* records(context: Context, HostedZoneId: string) {
  const seen = new Set<string>();
  let start: Partial<ListResourceRecordSetsRequest> = {};
  while (seen.size < MOST_PAGES && !seen.has(JSON.stringify(start))) {
    seen.add(JSON.stringify(start));
    const output = await context.read("ListResourceRecordSets", { HostedZoneId, ...start });
    yield* output?.ResourceRecordSets ?? [];
    if (output?.IsTruncated !== true) return;
    start = {
      StartRecordName: output.NextRecordName,
      StartRecordType: output.NextRecordType,
      StartRecordIdentifier: output.NextRecordIdentifier,
    };
  }
  // Whether the list has an end is not known; what was seen stays.
  const failure = { name: "PagingError", message: "the pages of the answer do not end" };
  const type = Route53RecordSet;
  context.unread("ListResourceRecordSets", { type }, "", failure);
}

async function recordSet(context: Context, zone: HostedZone, record: ResourceRecordSet) {
  const found = claimable(record, isPublic(zone));
  if (found === null) return undefined;
  const { Type: type = "", SetIdentifier: set } = record;
  const name = recordName(record);
  const id = zoneId(zone);
  // AWS gives records no ARN.
  const path = [type, name, ...(set === undefined ? [] : [set])].join("/");
  const arn = `${zoneArn(context, id)}/recordset/${path}`;
  return context.resource(Route53RecordSet, {
    arn,
    id: [id, name, type, ...(set === undefined ? [] : [set])].join("_"),
    name,
    zoneId: id,
    recordType: type,
    setIdentifier: set ?? null,
    s3Endpoint: found.s3Endpoint,
    bucket: found.bucket,
    bucketFound: found.bucket === null ? null : await bucketFound(context, found.bucket, arn),
    addresses: [...found.addresses],
  });
}

async function bucketFound(context: Context, Bucket: string, arn: string) {
  const output = await context.read("GetBucketLocation", { Bucket }, arn);
  return output === undefined ? undefined : output !== null;
}
