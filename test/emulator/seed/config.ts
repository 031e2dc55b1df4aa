import {
  ConfigServiceClient,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  type RecordingGroup,
  StartConfigurationRecorderCommand,
} from "@aws-sdk/client-config-service";
import type { SeedContext } from "./context.ts";

/** The recorder of a Region and its delivery channel. */
interface RegionPlan {
  readonly region: string;
  readonly recorder: string;
  readonly channel: string;
  readonly group: RecordingGroup;
  readonly bucket?: string;
}

const ROLE = "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

/** AWS Config in three Regions, each with its fault or none; in the fourth nothing is recorded. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const plans: RegionPlan[] = [
    {
      region: "us-east-1",
      recorder: good("recorder"),
      channel: good("channel"),
      group: { allSupported: true, includeGlobalResourceTypes: true },
    },
    {
      region: "eu-west-1",
      recorder: bad("config-recorder-partial"),
      channel: good("channel", "eu-west-1"),
      group: { allSupported: false, resourceTypes: ["AWS::EC2::Instance", "AWS::S3::Bucket"] },
    },
    {
      region: "ap-southeast-2",
      recorder: good("recorder", "all-but-iam"),
      channel: bad("config-delivery-failing"),
      bucket: "config-history-removed",
      group: {
        recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
        exclusionByResourceTypes: { resourceTypes: ["AWS::IAM::Role", "AWS::IAM::User"] },
      },
    },
  ];
  for (const plan of plans) await record(context, plan);
  await client(ConfigServiceClient, "eu-west-1").send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName: good("config-rule"),
        Source: { Owner: "AWS", SourceIdentifier: "IAM_PASSWORD_POLICY" },
        InputParameters: '{"MinimumPasswordLength":"14"}',
      },
    }),
  );
}

async function record({ account, client }: SeedContext, plan: RegionPlan): Promise<void> {
  const config = client(ConfigServiceClient, plan.region);
  await config.send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: {
        name: plan.recorder,
        roleARN: `arn:aws:iam::${account}:role/${ROLE}`,
        recordingGroup: plan.group,
      },
    }),
  );
  const s3BucketName = plan.bucket ?? "good-bucket--logs";
  await config.send(
    new PutDeliveryChannelCommand({ DeliveryChannel: { name: plan.channel, s3BucketName } }),
  );
  const ConfigurationRecorderName = plan.recorder;
  await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName }));
}
