import { EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import {
  EnableCommand,
  Inspector2Client,
  UpdateEc2DeepInspectionConfigurationCommand,
} from "@aws-sdk/client-inspector2";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const inspector = new Inspector2Client(config);
  await inspector.send(new EnableCommand({ resourceTypes: ["EC2"] }));
  const packagePaths = [`/opt/${secret("texts of Inspector findings and coverage")}`];
  await inspector.send(new UpdateEc2DeepInspectionConfigurationCommand({ packagePaths }));
  const ec2 = new EC2Client(config);
  for (const Value of ["patch-noncompliant", "unmanaged"]) {
    await ec2.send(
      new RunInstancesCommand({
        ImageId: "ami-0123456789abcdef0",
        InstanceType: "t3.micro",
        MinCount: 1,
        MaxCount: 1,
        TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value }] }],
      }),
    );
  }
}
