import { gzipSync } from "node:zlib";
import { AutoScalingClient, CreateLaunchConfigurationCommand } from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import type { CanaryContext } from "./context.ts";

/** User data, which is a script, a configuration in YAML, or either compressed. */
export async function plant(context: CanaryContext): Promise<void> {
  const { config } = context;
  const ec2 = new EC2Client(config);
  const image = { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro" as const };
  const once = { MinCount: 1, MaxCount: 1 };
  const base64 = (text: string | Buffer) => Buffer.from(text).toString("base64");
  const script = `#!/bin/bash\nexport DB_PASSWORD='${context.secret("instance user data")}'\necho ${context.secret("instance user data, harmless name")}\n`;
  await ec2.send(new RunInstancesCommand({ ...image, ...once, UserData: base64(script) }));
  const yaml = `#cloud-config\npassword: ${context.secret("compressed instance user data")}\n`;
  await ec2.send(new RunInstancesCommand({ ...image, ...once, UserData: base64(gzipSync(yaml)) }));
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "canary",
      VersionDescription: context.secret("launch template description"),
      LaunchTemplateData: {
        ...image,
        UserData: base64(`TOKEN=${context.secret("launch template user data")}`),
      },
    }),
  );
  await new AutoScalingClient(config).send(
    new CreateLaunchConfigurationCommand({
      ...image,
      LaunchConfigurationName: "canary",
      UserData: base64(`mysql --password=${context.secret("launch configuration user data")}`),
    }),
  );
}
