import { z } from "zod";
import { defineResource } from "./define.ts";

const DataResource = z.object({
  type: z
    .string()
    .describe("GetEventSelectors EventSelectors[].DataResources[].Type: AWS::S3::Object, …"),
  values: z
    .array(z.string())
    .describe("DataResources[].Values: ARNs or beginnings of ARNs; arn:aws:s3 for all buckets"),
});

const EventSelector = z.object({
  readWriteType: z.string().describe("EventSelectors[].ReadWriteType: All, ReadOnly or WriteOnly"),
  includeManagementEvents: z.boolean().describe("EventSelectors[].IncludeManagementEvents"),
  excludeManagementEventSources: z
    .array(z.string())
    .describe("EventSelectors[].ExcludeManagementEventSources: kms.amazonaws.com, …"),
  dataResources: z.array(DataResource).describe("EventSelectors[].DataResources"),
});

const FieldSelector = z.object({
  field: z
    .string()
    .describe(
      "AdvancedEventSelectors[].FieldSelectors[].Field: eventCategory, readOnly, eventSource, …",
    ),
  equals: z.array(z.string()).describe("FieldSelectors[].Equals; empty when not given"),
  startsWith: z.array(z.string()).describe("FieldSelectors[].StartsWith; empty when not given"),
  endsWith: z.array(z.string()).describe("FieldSelectors[].EndsWith; empty when not given"),
  notEquals: z.array(z.string()).describe("FieldSelectors[].NotEquals; empty when not given"),
  notStartsWith: z
    .array(z.string())
    .describe("FieldSelectors[].NotStartsWith; empty when not given"),
  notEndsWith: z.array(z.string()).describe("FieldSelectors[].NotEndsWith; empty when not given"),
});

const AdvancedEventSelector = z.object({
  name: z.string().describe('AdvancedEventSelectors[].Name, else ""'),
  fieldSelectors: z
    .array(FieldSelector)
    .describe("AdvancedEventSelectors[].FieldSelectors, all of which an event has to meet"),
});

/** A trail of the account, or one of its organization that logs the account's events too. */
export const CloudTrailTrail = defineResource({
  type: "AWS::CloudTrail::Trail",
  service: "cloudtrail",
  scope: "regional",
  title: "CloudTrail trail",
  fields: z.object({
    ownerAccount: z
      .string()
      .describe(
        "Account in DescribeTrails trailList[].TrailARN; another one for a trail of the organization, which " +
          "only the management account or the delegated administrator can change",
      ),
    homeRegion: z
      .string()
      .describe(
        "trailList[].HomeRegion: where the trail can be changed; another one than `region` where the home Region " +
          "was not collected",
      ),
    isMultiRegion: z.boolean().describe("trailList[].IsMultiRegionTrail"),
    isOrganizationTrail: z.boolean().describe("trailList[].IsOrganizationTrail"),
    s3BucketName: z.string().describe("trailList[].S3BucketName"),
    kmsKeyId: z.string().nullable().describe("trailList[].KmsKeyId: ARN of the key; null: SSE-S3"),
    logFileValidation: z.boolean().describe("trailList[].LogFileValidationEnabled"),
    cloudWatchLogsLogGroupArn: z
      .string()
      .nullable()
      .describe(
        "trailList[].CloudWatchLogsLogGroupArn without its `:*`; null: not sent to CloudWatch Logs",
      ),
    isLogging: z.boolean().describe("GetTrailStatus IsLogging"),
    latestDeliveryError: z
      .string()
      .nullable()
      .describe("GetTrailStatus LatestDeliveryError: an S3 error code; null: the last one arrived"),
    latestDigestDeliveryError: z
      .string()
      .nullable()
      .describe("GetTrailStatus LatestDigestDeliveryError: an S3 error code; null: none"),
    latestCloudWatchLogsDeliveryError: z
      .string()
      .nullable()
      .describe("GetTrailStatus LatestCloudWatchLogsDeliveryError; null: none"),
    latestCloudWatchLogsDeliveryAt: z
      .string()
      .nullable()
      .describe("GetTrailStatus LatestCloudWatchLogsDeliveryTime, ISO 8601; null: never"),
    eventSelectors: z
      .array(EventSelector)
      .describe(
        "GetEventSelectors EventSelectors; the default, all management events, where the trail has none of " +
          "its own; empty under advanced event selectors",
      ),
    advancedEventSelectors: z
      .array(AdvancedEventSelector)
      .describe("GetEventSelectors AdvancedEventSelectors; empty under basic event selectors"),
  }),
  example: {
    type: "AWS::CloudTrail::Trail",
    arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit",
    id: "audit",
    name: "audit",
    account: "123456789012",
    region: "us-east-1",
    ownerAccount: "123456789012",
    homeRegion: "us-east-1",
    isMultiRegion: true,
    isOrganizationTrail: false,
    s3BucketName: "orders",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    logFileValidation: true,
    cloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:cloudtrail",
    isLogging: true,
    latestDeliveryError: null,
    latestDigestDeliveryError: null,
    latestCloudWatchLogsDeliveryError: null,
    latestCloudWatchLogsDeliveryAt: "2026-05-31T23:55:00.000Z",
    eventSelectors: [
      {
        readWriteType: "All",
        includeManagementEvents: true,
        excludeManagementEventSources: [],
        dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
      },
    ],
    advancedEventSelectors: [],
  },
});
