import {
  type AdvancedFieldSelector,
  CloudTrailClient,
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  type GetEventSelectorsResponse,
  GetTrailStatusCommand,
  type GetTrailStatusResponse,
  type Trail,
} from "@aws-sdk/client-cloudtrail";
import { CloudTrailTrail } from "../../resources/cloudtrail-trail.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  DescribeTrails: call(DescribeTrailsCommand, "cloudtrail:DescribeTrails", {
    type: CloudTrailTrail,
  }),
  GetTrailStatus: call(GetTrailStatusCommand, "cloudtrail:GetTrailStatus", {
    type: CloudTrailTrail,
    fields: [
      "isLogging",
      "latestDeliveryError",
      "latestDigestDeliveryError",
      "latestCloudWatchLogsDeliveryError",
      "latestCloudWatchLogsDeliveryAt",
    ],
  }),
  GetEventSelectors: call(GetEventSelectorsCommand, "cloudtrail:GetEventSelectors", {
    type: CloudTrailTrail,
    fields: ["eventSelectors", "advancedEventSelectors"],
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "cloudtrail",
  scope: "regional",
  client: CloudTrailClient,
  calls,
  async *collect(context) {
    // Shadows too: to a member account, the trail of its organization is one even in the home Region.
    const output = await context.read("DescribeTrails", { includeShadowTrails: true });
    const told = output?.trailList?.filter((trail) => isToldHere(context, trail));
    yield* context.each(told ?? [], (trail) => describe(context, trail));
  },
});

/**
 * A trail is told once: in its home Region, or where that is not read, in the first Region that is. An organization
 * may have its trail at home in a Region that its member did not enable.
 */
function isToldHere({ region, regions }: Context, { HomeRegion: home = "" }: Trail): boolean {
  return home === region || (region === regions[0] && !regions.includes(home));
}

async function describe(context: Context, trail: Trail) {
  const { Name: name = "", TrailARN: arn = "" } = trail;
  const status = await context.read("GetTrailStatus", { Name: arn }, arn);
  return context.resource(CloudTrailTrail, {
    arn,
    id: name,
    name,
    ownerAccount: arn.split(":")[4] ?? "",
    homeRegion: trail.HomeRegion,
    isMultiRegion: trail.IsMultiRegionTrail ?? false,
    isOrganizationTrail: trail.IsOrganizationTrail ?? false,
    s3BucketName: trail.S3BucketName ?? "",
    kmsKeyId: trail.KmsKeyId ?? null,
    logFileValidation: trail.LogFileValidationEnabled ?? false,
    cloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn?.replace(/:\*$/, "") || null,
    ...(status && delivery(status)),
    ...(await selectors(context, trail, arn)),
  });
}

function delivery(status: GetTrailStatusResponse) {
  return {
    isLogging: status.IsLogging,
    latestDeliveryError: status.LatestDeliveryError || null,
    latestDigestDeliveryError: status.LatestDigestDeliveryError || null,
    latestCloudWatchLogsDeliveryError: status.LatestCloudWatchLogsDeliveryError || null,
    latestCloudWatchLogsDeliveryAt: iso(status.LatestCloudWatchLogsDeliveryTime),
  };
}

async function selectors(context: Context, trail: Trail, arn: string) {
  // AWS may refuse to show a member the selectors of its organization's trail, but says whether it has own ones.
  const own = arn.split(":")[4] === context.account;
  if (!own && trail.HasCustomEventSelectors === false) return shaped({ EventSelectors: [{}] });
  const output = await context.read("GetEventSelectors", { TrailName: arn }, arn);
  return output ? shaped(output) : {};
}

function shaped(output: GetEventSelectorsResponse) {
  const { EventSelectors: basic = [], AdvancedEventSelectors: advanced = [] } = output;
  return {
    eventSelectors: basic.map(eventSelector),
    advancedEventSelectors: advanced.map(({ Name = "", FieldSelectors = [] }) => ({
      name: Name,
      fieldSelectors: FieldSelectors.map(fieldSelector),
    })),
  };
}

function eventSelector(selector: EventSelector) {
  return {
    readWriteType: selector.ReadWriteType ?? "All",
    includeManagementEvents: selector.IncludeManagementEvents ?? true,
    excludeManagementEventSources: selector.ExcludeManagementEventSources ?? [],
    dataResources: (selector.DataResources ?? []).map(({ Type = "", Values = [] }) => ({
      type: Type,
      values: Values,
    })),
  };
}

function fieldSelector(selector: AdvancedFieldSelector) {
  return {
    field: selector.Field ?? "",
    equals: selector.Equals ?? [],
    startsWith: selector.StartsWith ?? [],
    endsWith: selector.EndsWith ?? [],
    notEquals: selector.NotEquals ?? [],
    notStartsWith: selector.NotStartsWith ?? [],
    notEndsWith: selector.NotEndsWith ?? [],
  };
}
