import {
  type AdvancedEventSelector,
  CloudTrailClient,
  CreateTrailCommand,
  type CreateTrailRequest,
  type EventSelector,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

/** How a trail differs from one without faults, which logs the management events of its own Region. */
interface TrailPlan {
  readonly name: string;
  readonly region?: string;
  readonly settings?: Partial<CreateTrailRequest>;
  readonly basic?: readonly EventSelector[];
  readonly advanced?: readonly AdvancedEventSelector[];
  readonly stopped?: true;
}

const REMOVED_BUCKET = "trail-logs-removed";

/**
 * Trails for every rule about one. The only one that covers all Regions leaves out the events of KMS: so the account
 * has its record of management events, no other trail has what that one lacks, and no trail has all objects of S3.
 */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const s3 = client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: REMOVED_BUCKET }));
  const settings = await soundSettings(context);
  const plans: TrailPlan[] = [
    { name: good("trail"), advanced: SELECTORS },
    { name: good("trail", "eu-west-1"), region: "eu-west-1" },
    {
      name: bad("cloudtrail-kms-events-excluded"),
      settings: { IsMultiRegionTrail: true },
      basic: [
        {
          ReadWriteType: "All",
          IncludeManagementEvents: true,
          ExcludeManagementEventSources: ["kms.amazonaws.com"],
        },
      ],
    },
    { name: bad("cloudtrail-stopped"), stopped: true },
    { name: bad("cloudtrail-unencrypted"), settings: { KmsKeyId: undefined } },
    { name: bad("cloudtrail-validation-off"), settings: { EnableLogFileValidation: false } },
    { name: bad("cloudtrail-bucket-public"), settings: { S3BucketName: "bad-s3-policy-public" } },
    {
      name: bad("cloudtrail-no-cloudwatch"),
      settings: { CloudWatchLogsLogGroupArn: undefined, CloudWatchLogsRoleArn: undefined },
    },
    { name: bad("cloudtrail-bucket-logging-off"), settings: { S3BucketName: "good-bucket--logs" } },
    { name: bad("cloudtrail-delivery-failing"), settings: { S3BucketName: REMOVED_BUCKET } },
  ];
  for (const plan of plans) {
    await makeTrail(context, { ...plan, settings: { ...settings, ...plan.settings } });
  }
  await s3.send(new DeleteBucketCommand({ Bucket: REMOVED_BUCKET }));
}

async function soundSettings(context: SeedContext): Promise<Partial<CreateTrailRequest>> {
  const { account, good, client } = context;
  const { KeyMetadata } = await client(KMSClient).send(
    new DescribeKeyCommand({ KeyId: "alias/good-key-rotating" }),
  );
  const group = `arn:aws:logs:${HOME_REGION}:${account}:log-group:good-log-group--cloudtrail:*`;
  return {
    S3BucketName: "good-bucket--private",
    EnableLogFileValidation: true,
    KmsKeyId: KeyMetadata?.Arn,
    CloudWatchLogsLogGroupArn: group,
    CloudWatchLogsRoleArn: await makeServiceRole(
      context,
      good("role", "cloudtrail"),
      "cloudtrail",
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: group,
      },
    ),
  };
}

async function makeTrail({ client }: SeedContext, plan: TrailPlan): Promise<void> {
  const { name: Name, region = HOME_REGION, settings, basic, advanced } = plan;
  const trails = client(CloudTrailClient, region);
  await trails.send(new CreateTrailCommand({ Name, S3BucketName: "", ...settings }));
  if (basic !== undefined || advanced !== undefined) {
    await trails.send(
      new PutEventSelectorsCommand({
        TrailName: Name,
        ...(basic && { EventSelectors: [...basic] }),
        ...(advanced && { AdvancedEventSelectors: [...advanced] }),
      }),
    );
  }
  if (plan.stopped !== true) await trails.send(new StartLoggingCommand({ Name }));
}

/** All management events, and the data events of all buckets but the trail's own. */
const SELECTORS: readonly AdvancedEventSelector[] = [
  { Name: "management", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] },
  {
    Name: "objects",
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
      { Field: "resources.ARN", NotStartsWith: ["arn:aws:s3:::good-bucket--private/"] },
    ],
  },
];
