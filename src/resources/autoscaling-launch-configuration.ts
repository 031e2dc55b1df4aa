import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedText } from "./judged-variable.ts";

export const AutoScalingLaunchConfiguration = defineResource({
  type: "AWS::AutoScaling::LaunchConfiguration",
  service: "autoscaling",
  scope: "regional",
  title: "Auto Scaling launch configuration",
  fields: z.object({
    securityGroups: z
      .array(z.string())
      .describe(
        "DescribeLaunchConfigurations LaunchConfigurations[].SecurityGroups: ids, seldom names",
      ),
    httpTokens: z
      .string()
      .nullable()
      .describe(
        "LaunchConfigurations[].MetadataOptions.HttpTokens: required or optional; null: the image and the account decide",
      ),
    httpEndpoint: z
      .string()
      .nullable()
      .describe("MetadataOptions.HttpEndpoint: enabled or disabled; null: enabled"),
    publicAddress: z
      .boolean()
      .nullable()
      .describe("LaunchConfigurations[].AssociatePublicIpAddress; null: the subnet decides"),
    userDataSecret: JudgedText.shape.secret.describe(
      "The secret that DescribeLaunchConfigurations LaunchConfigurations[].UserData holds; null when it holds none",
    ),
  }),
  example: {
    type: "AWS::AutoScaling::LaunchConfiguration",
    arn: "arn:aws:autoscaling:us-east-1:123456789012:launchConfiguration:11111111-2222-3333-4444-555555555555:launchConfigurationName/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    securityGroups: ["sg-0123456789abcdef0"],
    httpTokens: "required",
    httpEndpoint: null,
    publicAddress: false,
    userDataSecret: null,
  },
});
