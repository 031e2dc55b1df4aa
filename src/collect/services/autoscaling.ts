import {
  AutoScalingClient,
  type AutoScalingGroup as Group,
  DescribeAutoScalingGroupsCommand,
  DescribeLaunchConfigurationsCommand,
} from "@aws-sdk/client-auto-scaling";
import { AutoScalingGroup } from "../../resources/autoscaling-group.ts";
import { AutoScalingLaunchConfiguration } from "../../resources/autoscaling-launch-configuration.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { judgeUserData } from "../judge-user-data.ts";
import { tagRecord } from "../shape.ts";

const calls = {
  DescribeAutoScalingGroups: call(
    DescribeAutoScalingGroupsCommand,
    "autoscaling:DescribeAutoScalingGroups",
    { type: AutoScalingGroup },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeLaunchConfigurations: call(
    DescribeLaunchConfigurationsCommand,
    "autoscaling:DescribeLaunchConfigurations",
    { type: AutoScalingLaunchConfiguration },
    { page: ["NextToken", "NextToken"], secrets: ["base64:<UserData>"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "autoscaling",
  scope: "regional",
  client: AutoScalingClient,
  calls,
  async *collect(context) {
    yield* groups(context);
    yield* launchConfigurations(context);
  },
});

async function* groups(context: Context) {
  const listed = context.items(
    "DescribeAutoScalingGroups",
    { MaxRecords: 100 },
    (output) => output.AutoScalingGroups,
  );
  for await (const group of listed) {
    // Those that are being deleted say so.
    if (group.Status !== undefined) continue;
    yield context.resource(AutoScalingGroup, shape(group));
  }
}

function shape(group: Group) {
  const { AutoScalingGroupName: name = "", TargetGroupARNs: targets = [] } = group;
  const { LoadBalancerNames: balancers = [], TrafficSources: sources = [] } = group;
  const tags = tagRecord(group.Tags);
  return {
    arn: group.AutoScalingGroupARN ?? "",
    id: name,
    name,
    tags,
    managedBy: group.Operator?.Principal ?? makerByTag(tags),
    minSize: group.MinSize,
    maxSize: group.MaxSize,
    zones: [...(group.AvailabilityZones ?? [])].sort(),
    launchConfiguration: group.LaunchConfigurationName ?? null,
    healthCheckType: group.HealthCheckType,
    loadBalanced: [targets, balancers, sources].some((each) => each.length > 0),
  };
}

// Services that make groups without being their operator, and undo what others change in them.
function makerByTag(tags: Readonly<Record<string, string>>): string | null {
  if ("eks:nodegroup-name" in tags) return "eks.amazonaws.com";
  return "AWSBatchServiceTag" in tags ? "batch.amazonaws.com" : null;
}

async function* launchConfigurations(context: Context) {
  const listed = context.items(
    "DescribeLaunchConfigurations",
    { MaxRecords: 100 },
    (output) => output.LaunchConfigurations,
  );
  yield* context.each(listed, async (item) => {
    const name = item.LaunchConfigurationName ?? "";
    return context.resource(AutoScalingLaunchConfiguration, {
      arn: item.LaunchConfigurationARN ?? "",
      id: name,
      name,
      securityGroups: item.SecurityGroups ?? [],
      httpTokens: item.MetadataOptions?.HttpTokens ?? null,
      httpEndpoint: item.MetadataOptions?.HttpEndpoint ?? null,
      publicAddress: item.AssociatePublicIpAddress ?? null,
      userDataSecret: await judgeUserData(context.judge, item.UserData),
    });
  });
}
