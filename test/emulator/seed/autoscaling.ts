import { AutoScalingClient, CreateLaunchConfigurationCommand } from "@aws-sdk/client-auto-scaling";
import { madeUp } from "../../secrets/made-up.ts";
import type { SeedContext } from "./context.ts";

/** Launch configurations with and without a secret in their user data. */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const autoscaling = client(AutoScalingClient);
  const make = (LaunchConfigurationName: string, line: string) =>
    autoscaling.send(
      new CreateLaunchConfigurationCommand({
        LaunchConfigurationName,
        ImageId: "ami-0123456789abcdef0",
        InstanceType: "t3.micro",
        UserData: Buffer.from(`#!/bin/bash\n${line}\n`).toString("base64"),
      }),
    );
  await make(
    bad("autoscaling-launch-user-data-secret"),
    `mysql --password=${madeUp("base62", 16, 961)} orders`,
  );
  await make(good("launch-configuration"), "yum update -y");
}
