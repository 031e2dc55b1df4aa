import {
  EC2Client,
  type _InstanceType,
  RegisterImageCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";

const TYPE: _InstanceType = "t3.micro";

/** An AMI of the account; returns its id. */
export async function makeImage({ client }: SeedContext, Name: string): Promise<string> {
  const { ImageId = "" } = await client(EC2Client).send(
    new RegisterImageCommand({ Name, Architecture: "x86_64", RootDeviceName: "/dev/xvda" }),
  );
  return ImageId;
}

/** What an instance has that others have not. */
export type InstancePlan = Partial<Omit<RunInstancesCommandInput, "MinCount" | "MaxCount">> & {
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly public?: boolean;
};

/** Starts an instance that has no fault but those of the plan; returns its id. */
export async function runInstance(
  { client }: SeedContext,
  { name, tags = {}, public: isPublic = false, ...rest }: InstancePlan,
): Promise<string> {
  const Tags = Object.entries({ Name: name, ...tags }).map(([Key, Value]) => ({ Key, Value }));
  const { Instances = [] } = await client(EC2Client).send(
    new RunInstancesCommand({
      InstanceType: TYPE,
      MinCount: 1,
      MaxCount: 1,
      MetadataOptions: {
        HttpEndpoint: "enabled",
        HttpTokens: "required",
        HttpPutResponseHopLimit: 1,
      },
      NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: isPublic }],
      TagSpecifications: [{ ResourceType: "instance", Tags }],
      ...rest,
    }),
  );
  return Instances[0]?.InstanceId ?? "";
}
