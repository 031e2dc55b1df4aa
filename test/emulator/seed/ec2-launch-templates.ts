import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { madeUp } from "../../secrets/made-up.ts";
import type { SeedContext } from "./context.ts";
import { makeLaunchTemplate } from "./launch-template.ts";

/** Launch templates with a secret in the default version, in the latest one, and in none that is looked at; with weak settings. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const ec2 = client(EC2Client);
  const data = (line: string) => ({
    InstanceType: "t3.micro" as const,
    UserData: Buffer.from(`#!/bin/bash\n${line}\n`).toString("base64"),
  });
  const secret = data(`export API_TOKEN='${madeUp("base62", 32, 951)}'`);
  const harmless = data("echo ECS_CLUSTER=orders >> /etc/ecs/ecs.config");
  const make = async (LaunchTemplateName: string, ...versions: ReturnType<typeof data>[]) => {
    const [first, ...later] = versions;
    await ec2.send(
      new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData: first }),
    );
    for (const LaunchTemplateData of later) {
      await ec2.send(
        new CreateLaunchTemplateVersionCommand({ LaunchTemplateName, LaunchTemplateData }),
      );
    }
  };
  const rule = "ec2-launch-template-user-data-secret";
  await make(bad(rule, "default"), secret, harmless);
  await make(bad(rule, "latest"), harmless, harmless, secret);
  await make(good("launch-template"), harmless);
  await make(good("launch-template", "secret-in-between"), harmless, secret, harmless);
  await makeLaunchTemplate(context, bad("ec2-launch-template-imdsv1-allowed"), {
    MetadataOptions: { HttpTokens: "optional" },
  });
  await makeLaunchTemplate(context, bad("ec2-launch-template-public-address"), {
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
  });
}
