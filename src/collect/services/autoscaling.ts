import {
  AutoScalingClient,
  DescribeLaunchConfigurationsCommand,
} from "@aws-sdk/client-auto-scaling";
import { AutoScalingLaunchConfiguration } from "../../resources/autoscaling-launch-configuration.ts";
import { call, defineCollector } from "../define.ts";
import { judgeUserData } from "../judge-user-data.ts";

const calls = {
  DescribeLaunchConfigurations: call(
    DescribeLaunchConfigurationsCommand,
    "autoscaling:DescribeLaunchConfigurations",
    { type: AutoScalingLaunchConfiguration },
    { page: ["NextToken", "NextToken"], secrets: ["base64:<UserData>"] },
  ),
};

export default defineCollector({
  service: "autoscaling",
  scope: "regional",
  client: AutoScalingClient,
  calls,
  async *collect(context) {
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
        userDataSecret: await judgeUserData(context.judge, item.UserData),
      });
    });
  },
});
