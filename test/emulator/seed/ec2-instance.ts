import {
  EC2Client,
  type _InstanceType,
  RegisterImageCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from "@aws-sdk/client-ec2";
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  EntityAlreadyExistsException,
  IAMClient,
} from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

const TYPE: _InstanceType = "t3.micro";

/** An AMI of the account; returns its id. */
export async function makeImage({ client }: SeedContext, Name: string): Promise<string> {
  const { ImageId = "" } = await client(EC2Client).send(
    new RegisterImageCommand({ Name, Architecture: "x86_64", RootDeviceName: "/dev/xvda" }),
  );
  return ImageId;
}

const PLAIN = "instance-plain";

async function plainProfile(context: SeedContext): Promise<string> {
  const iam = context.client(IAMClient);
  const profile = { InstanceProfileName: PLAIN };
  try {
    await iam.send(new CreateInstanceProfileCommand(profile));
  } catch (error) {
    if (error instanceof EntityAlreadyExistsException) return PLAIN;
    throw error;
  }
  await makeServiceRole(context, PLAIN, "ec2");
  await iam.send(new AddRoleToInstanceProfileCommand({ ...profile, RoleName: PLAIN }));
  return PLAIN;
}

/** What an instance has that others have not. */
export type InstancePlan = Partial<Omit<RunInstancesCommandInput, "MinCount" | "MaxCount">> & {
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly public?: boolean;
  /** `false`: no instance profile. Without one in the plan it is that of a role that may do nothing. */
  readonly role?: false;
};

/** Starts an instance that has no fault but those of the plan; returns its id. */
export async function runInstance(
  context: SeedContext,
  { name, tags = {}, public: isPublic = false, role, ...rest }: InstancePlan,
): Promise<string> {
  const { client } = context;
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
      ...(role !== false && { IamInstanceProfile: { Name: await plainProfile(context) } }),
      ...rest,
    }),
  );
  return Instances[0]?.InstanceId ?? "";
}
