import { gzipSync } from "node:zlib";
import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  DeregisterImageCommand,
  EC2Client,
  EnableImageDeprecationCommand,
  EnableSerialConsoleAccessCommand,
  ModifyInstanceMetadataDefaultsCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { madeUp } from "../../secrets/made-up.ts";
import { daysAgo } from "../answers/naming.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { type InstancePlan, makeImage, runInstance } from "./ec2-instance.ts";
import { makeInstanceProfiles } from "./instance-profiles.ts";

const IMDS_V1 = {
  HttpEndpoint: "enabled",
  HttpTokens: "optional",
  HttpPutResponseHopLimit: 1,
} as const;
const TWO_HOPS = {
  HttpEndpoint: "enabled",
  HttpTokens: "required",
  HttpPutResponseHopLimit: 2,
} as const;

/** Instances with each fault beside good twins, and Regions with and without safe defaults. */
export async function seed(context: SeedContext): Promise<void> {
  const ImageId = await makeImage(context, "al2023-ami-2023.9.20260501.0-kernel-6.1-x86_64");
  const profiles = await makeInstanceProfiles(context);
  const plans = [
    ...metadataPlans(
      context,
      await makeImage(context, "al2023-ami-ecs-hvm-2023.0.20260501-x86_64"),
      profiles.narrow,
    ),
    ...userDataPlans(context),
    ...(await imagePlans(context)),
    ...profilePlans(context, profiles),
    // The agent of the first two never reported, and no longer does; that of the third had no time yet.
    { name: context.bad("ssm-instance-unmanaged", "30-days-old") },
    { name: context.bad("ssm-instance-unmanaged", "connection-lost-30-days-old") },
    { name: context.good("instance", "unmanaged-but-new") },
    { name: context.good("instance", "managed-30-days-old") },
    { name: context.bad("ec2-public-address"), public: true },
    { name: context.good("instance", "private") },
  ];
  for (const plan of plans) await runInstance(context, { ImageId, ...plan });
  await seedStates(context, ImageId);
  await seedRegions(context);
}

function metadataPlans(
  { bad, good }: SeedContext,
  ecsImage: string,
  profile: string,
): InstancePlan[] {
  const twoHops = { MetadataOptions: TWO_HOPS, IamInstanceProfile: { Arn: profile } };
  return [
    { name: bad("ec2-imdsv1-allowed"), MetadataOptions: IMDS_V1 },
    {
      name: good("instance", "metadata-off"),
      MetadataOptions: { ...IMDS_V1, HttpEndpoint: "disabled" },
    },
    {
      name: good("instance", "auto-mode-node"),
      MetadataOptions: IMDS_V1,
      tags: { "eks:kubernetes-node-class-name": "default" },
    },
    { name: bad("ec2-imds-hop-limit"), ...twoHops },
    {
      name: bad("ec2-instance-role-missing", "two-hops"),
      MetadataOptions: TWO_HOPS,
      role: false,
    },
    {
      name: good("instance", "kubernetes-node"),
      ...twoHops,
      tags: { "kubernetes.io/cluster/orders": "owned" },
    },
    { name: good("instance", "ecs-node"), ...twoHops, ImageId: ecsImage },
  ];
}

function userDataPlans({ bad, good }: SeedContext): InstancePlan[] {
  const script = (line: string) => `#!/bin/bash\n${line}\nsystemctl start orders\n`;
  const withPassword = script(`export DB_PASSWORD='${madeUp("base62", 16, 941)}'`);
  const withToken = script(`git clone https://ghp_${madeUp("base62", 36, 942)}@github.com/orders`);
  const withReference = script(
    "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id orders --query SecretString --output text)",
  );
  const plan = (name: string, text: string | Buffer): InstancePlan => ({
    name,
    UserData: Buffer.from(text).toString("base64"),
  });
  return [
    plan(bad("ec2-user-data-secret"), withPassword),
    plan(bad("ec2-user-data-secret", "compressed"), gzipSync(withToken)),
    plan(good("instance", "user-data-reference"), withReference),
  ];
}

async function imagePlans(context: SeedContext): Promise<InstancePlan[]> {
  const { bad, good, client } = context;
  const ec2 = client(EC2Client);
  const deprecated = await makeImage(context, "al2023-ami-2023.2.20240101.0-kernel-6.1-x86_64");
  const later = await makeImage(context, "al2023-ami-2023.8.20260101.0-kernel-6.1-x86_64");
  for (const [ImageId, days] of [
    [deprecated, 90],
    [later, -90],
  ] as const) {
    await ec2.send(new EnableImageDeprecationCommand({ ImageId, DeprecateAt: daysAgo(days) }));
  }
  return [
    { name: bad("ami-deprecated-in-use"), ImageId: deprecated },
    { name: good("instance", "image-deprecated-later"), ImageId: later },
  ];
}

function profilePlans(
  { bad, good }: SeedContext,
  profiles: Awaited<ReturnType<typeof makeInstanceProfiles>>,
): InstancePlan[] {
  const plan = (name: string, profile: keyof typeof profiles): InstancePlan => ({
    name,
    IamInstanceProfile: { Arn: profiles[profile] },
  });
  return [
    plan(bad("ec2-instance-admin-role", "inline"), "inlineAdmin"),
    plan(bad("ec2-instance-admin-role", "managed"), "managedAdmin"),
    plan(good("instance", "admin-within-boundary"), "boundedAdmin"),
    plan(good("instance", "narrow-role"), "narrow"),
  ];
}

async function seedStates(context: SeedContext, ImageId: string): Promise<void> {
  const { bad, good, client } = context;
  const ec2 = client(EC2Client);
  const stopped = await runInstance(context, {
    name: bad("ec2-imdsv1-allowed", "stopped"),
    ImageId,
    MetadataOptions: IMDS_V1,
  });
  await ec2.send(new StopInstancesCommand({ InstanceIds: [stopped] }));
  const terminated = await runInstance(context, { name: "terminated", ImageId, public: true });
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [terminated] }));

  const gone = await makeImage(context, "al2023-ami-2023.1.20230601.0-kernel-6.1-x86_64");
  await runInstance(context, { name: good("instance", "image-gone"), ImageId: gone });
  await ec2.send(new DeregisterImageCommand({ ImageId: gone }));

  const elastic = await runInstance(context, {
    name: bad("ec2-public-address", "elastic-ip"),
    ImageId,
  });
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }));
  await ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId: elastic }));
}

/** Nothing is launched in the Regions that are not named, so their defaults are no finding. */
async function seedRegions(context: SeedContext): Promise<void> {
  const other = "eu-west-1";
  const home = context.client(EC2Client, HOME_REGION);
  await home.send(new ModifyInstanceMetadataDefaultsCommand({ HttpTokens: "required" }));
  const there: SeedContext = {
    ...context,
    client: (Client, region = other) => context.client(Client, region),
  };
  const ImageId = await makeImage(there, "al2023-ami-2023.9.20260501.0-kernel-6.1-x86_64");
  await runInstance(there, { name: context.good("instance", "abroad"), ImageId });
  await context.client(EC2Client, other).send(new EnableSerialConsoleAccessCommand({}));
}
