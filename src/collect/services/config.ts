import {
  type ConfigRule as AwsConfigRule,
  ConfigServiceClient,
  type ConfigurationRecorder,
  type DeliveryChannelStatus,
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeDeliveryChannelStatusCommand,
  type RecordingGroup,
} from "@aws-sdk/client-config-service";
import { ConfigConfigurationRecorder } from "../../resources/config-configuration-recorder.ts";
import { ConfigDeliveryChannel } from "../../resources/config-delivery-channel.ts";
import { ConfigRule } from "../../resources/config-rule.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  DescribeConfigurationRecorders: call(
    DescribeConfigurationRecordersCommand,
    "config:DescribeConfigurationRecorders",
    { type: ConfigConfigurationRecorder },
  ),
  DescribeConfigurationRecorderStatus: call(
    DescribeConfigurationRecorderStatusCommand,
    "config:DescribeConfigurationRecorderStatus",
    { type: ConfigConfigurationRecorder, fields: ["recording"] },
  ),
  DescribeDeliveryChannelStatus: call(
    DescribeDeliveryChannelStatusCommand,
    "config:DescribeDeliveryChannelStatus",
    { type: ConfigDeliveryChannel },
  ),
  DescribeConfigRules: call(
    DescribeConfigRulesCommand,
    "config:DescribeConfigRules",
    { type: ConfigRule },
    {
      page: ["NextToken", "NextToken"],
      secrets: [
        "ConfigRules[].InputParameters{daysToExpiration}",
        "ConfigRules[].Source.CustomPolicyDetails.PolicyText",
      ],
    },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "config",
  scope: "regional",
  client: ConfigServiceClient,
  calls,
  async *collect(context) {
    yield* recorders(context);
    const channels = await context.read("DescribeDeliveryChannelStatus", {});
    for (const channel of channels?.DeliveryChannelsStatus ?? []) {
      yield deliveryChannel(context, channel);
    }
    const rules = context.items("DescribeConfigRules", {}, (output) => output.ConfigRules);
    for await (const rule of rules) yield configRule(context, rule);
  },
});

async function* recorders(context: Context) {
  const listed = await context.read("DescribeConfigurationRecorders", {});
  const found = listed?.ConfigurationRecorders ?? [];
  if (found.length === 0) return;
  const status = await context.read("DescribeConfigurationRecorderStatus", {});
  for (const recorder of found) {
    const own = status?.ConfigurationRecordersStatus?.find(({ name }) => name === recorder.name);
    yield context.resource(ConfigConfigurationRecorder, {
      ...identity(recorder, context),
      ...recordingGroup(recorder.recordingGroup ?? {}),
      recording: own?.recording,
    });
  }
}

function identity({ name = "", arn }: ConfigurationRecorder, context: Context) {
  const { partition, region, account } = context;
  const made = `arn:${partition}:config:${region}:${account}:configuration-recorder/${name}`;
  return { arn: arn ?? made, id: name, name };
}

function recordingGroup(group: RecordingGroup) {
  const { allSupported = false, resourceTypes = [], exclusionByResourceTypes: excluded } = group;
  const told = allSupported ? "ALL_SUPPORTED_RESOURCE_TYPES" : "INCLUSION_BY_RESOURCE_TYPES";
  return {
    strategy: group.recordingStrategy?.useOnly ?? told,
    includesGlobalTypes: group.includeGlobalResourceTypes ?? false,
    resourceTypes: [...resourceTypes].sort(),
    excludedTypes: [...(excluded?.resourceTypes ?? [])].sort(),
  };
}

function deliveryChannel(context: Context, channel: DeliveryChannelStatus) {
  const { partition, region, account } = context;
  const { name = "" } = channel;
  const deliveries = {
    history: channel.configHistoryDeliveryInfo,
    snapshot: channel.configSnapshotDeliveryInfo,
    stream: channel.configStreamDeliveryInfo,
  };
  return context.resource(ConfigDeliveryChannel, {
    // Delivery channels have no ARN at AWS.
    arn: `arn:${partition}:config:${region}:${account}:delivery-channel/${name}`,
    id: name,
    name,
    deliveries: Object.entries(deliveries).map(([what, last]) => ({
      what,
      lastStatus: last?.lastStatus ?? null,
      errorCode: last?.lastErrorCode || null,
    })),
  });
}

function configRule(context: Context, rule: AwsConfigRule) {
  const { ConfigRuleArn: arn = "", ConfigRuleId: id = "", Source: source } = rule;
  return context.resource(ConfigRule, {
    arn,
    id,
    name: rule.ConfigRuleName ?? id,
    sourceOwner: source?.Owner,
    sourceIdentifier: source?.SourceIdentifier ?? null,
    state: rule.ConfigRuleState,
    daysToExpiration: source?.Owner === "AWS" ? daysToExpiration(rule.InputParameters) : null,
  });
}

/** The one parameter that is read; the others are text of all kinds, which may hold secrets. */
function daysToExpiration(parameters: string | undefined): number | null {
  try {
    const { daysToExpiration: days } = JSON.parse(parameters || "{}") as Record<string, unknown>;
    const number = Number(days);
    return days === undefined || Number.isNaN(number) ? null : number;
  } catch {
    return null;
  }
}
