import {
  CreateLaunchTemplateCommand,
  EC2Client,
  type RequestLaunchTemplateData,
} from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";

/** Makes a launch template whose instances answer IMDSv2 requests only, unless the data say otherwise. */
export async function makeLaunchTemplate(
  { client }: Pick<SeedContext, "client">,
  LaunchTemplateName: string,
  data: RequestLaunchTemplateData = {},
): Promise<void> {
  const LaunchTemplateData: RequestLaunchTemplateData = {
    ImageId: "ami-0123456789abcdef0",
    InstanceType: "t3.micro",
    MetadataOptions: { HttpTokens: "required" },
    ...data,
  };
  await client(EC2Client).send(
    new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }),
  );
}
