import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  type CreateAutoScalingGroupType,
  CreateLaunchConfigurationCommand,
  type CreateLaunchConfigurationType,
} from "@aws-sdk/client-auto-scaling";
import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { madeUp } from "../../secrets/made-up.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeLaunchTemplate } from "./launch-template.ts";

/** Launch configurations and groups for every rule about EC2 Auto Scaling. */
export async function seed(context: SeedContext): Promise<void> {
  await seedLaunchConfigurations(context);
  await seedGroups(context);
}

async function seedLaunchConfigurations({ bad, good, client }: SeedContext): Promise<void> {
  const autoscaling = client(AutoScalingClient);
  const make = (
    LaunchConfigurationName: string,
    line: string,
    settings: Partial<CreateLaunchConfigurationType> = {},
  ) =>
    autoscaling.send(
      new CreateLaunchConfigurationCommand({
        LaunchConfigurationName,
        ImageId: "ami-0123456789abcdef0",
        InstanceType: "t3.micro",
        UserData: Buffer.from(`#!/bin/bash\n${line}\n`).toString("base64"),
        MetadataOptions: { HttpTokens: "required" },
        AssociatePublicIpAddress: false,
        ...settings,
      }),
    );
  await make(
    bad("autoscaling-launch-user-data-secret"),
    `mysql --password=${madeUp("base62", 16, 961)} orders`,
  );
  await make(bad("autoscaling-launch-imdsv1-allowed"), UPDATE, {
    MetadataOptions: { HttpTokens: "optional" },
  });
  await make(bad("autoscaling-launch-public-address"), UPDATE, { AssociatePublicIpAddress: true });
  await make(good("launch-configuration"), UPDATE);
}

async function seedGroups(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const template = good("launch-template", "of-groups");
  await makeLaunchTemplate(context, template);
  const make = (AutoScalingGroupName: string, settings: Partial<CreateAutoScalingGroupType> = {}) =>
    client(AutoScalingClient).send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName,
        LaunchTemplate: { LaunchTemplateName: template, Version: "$Default" },
        // No instance is launched.
        DesiredCapacity: 0,
        MinSize: 0,
        MaxSize: 4,
        AvailabilityZones: [`${HOME_REGION}a`, `${HOME_REGION}b`],
        HealthCheckType: "ELB",
        ...settings,
      }),
    );
  await make(good("group"));
  await make(good("group", "without-load-balancer"), { HealthCheckType: "EC2" });
  await make(bad("autoscaling-launch-configuration-used"), {
    LaunchTemplate: undefined,
    LaunchConfigurationName: "good-launch-configuration",
  });
  const balanced = { TargetGroupARNs: [await makeTargetGroup(context)] };
  await make(good("group", "behind-load-balancer"), balanced);
  await make(bad("autoscaling-elb-health-check-off"), { ...balanced, HealthCheckType: "EC2" });
  await make(bad("ddos-asg-cannot-scale"), { ...balanced, MinSize: 1, MaxSize: 1 });
  await make(bad("ddos-asg-single-az"), { AvailabilityZones: [`${HOME_REGION}a`] });
}

async function makeTargetGroup({ client }: SeedContext): Promise<string> {
  const { Vpcs } = await client(EC2Client).send(
    new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }),
  );
  const { TargetGroups } = await client(ElasticLoadBalancingV2Client).send(
    new CreateTargetGroupCommand({
      Name: "orders",
      Protocol: "HTTP",
      Port: 80,
      VpcId: Vpcs?.[0]?.VpcId,
    }),
  );
  return TargetGroups?.[0]?.TargetGroupArn ?? "";
}

const UPDATE = "yum update -y";
