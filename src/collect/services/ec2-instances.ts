import {
  DescribeImagesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  EC2Client,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  type Image,
  type Instance,
} from "@aws-sdk/client-ec2";
import { Ec2Instance } from "../../resources/ec2-instance.ts";
import { Ec2InstanceMetadataDefaults } from "../../resources/ec2-instance-metadata-defaults.ts";
import { Ec2SerialConsoleAccess } from "../../resources/ec2-serial-console-access.ts";
import { batchesOf } from "../batches.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { judgeUserData } from "../judge-user-data.ts";
import { iso, tagRecord } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  DescribeInstances: call(
    DescribeInstancesCommand,
    "ec2:DescribeInstances",
    { type: Ec2Instance },
    { page },
  ),
  DescribeImages: call(
    DescribeImagesCommand,
    "ec2:DescribeImages",
    { type: Ec2Instance, fields: ["image"] },
    { page },
  ),
  DescribeInstanceAttribute: call(
    DescribeInstanceAttributeCommand,
    "ec2:DescribeInstanceAttribute",
    { type: Ec2Instance, fields: ["userDataSecret"] },
    // Terminated since it was listed.
    { none: ["InvalidInstanceID.NotFound"], secrets: ["base64:<userData><value>"] },
  ),
  GetInstanceMetadataDefaults: call(
    GetInstanceMetadataDefaultsCommand,
    "ec2:GetInstanceMetadataDefaults",
    { type: Ec2InstanceMetadataDefaults },
  ),
  GetSerialConsoleAccessStatus: call(
    GetSerialConsoleAccessStatusCommand,
    "ec2:GetSerialConsoleAccessStatus",
    { type: Ec2SerialConsoleAccess },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "ec2-instances",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    if (context.wants(Ec2InstanceMetadataDefaults)) yield await metadataDefaults(context);
    if (context.wants(Ec2SerialConsoleAccess)) yield await serialConsoleAccess(context);
    yield* instances(context);
  },
});

async function metadataDefaults(context: Context) {
  const arn = arnOf(context, "instance-metadata-defaults");
  const output = await context.read("GetInstanceMetadataDefaults", {}, arn);
  const defaults = output && (output.AccountLevel ?? {});
  return context.resource(Ec2InstanceMetadataDefaults, {
    arn,
    id: "instance-metadata-defaults",
    name: "instance metadata defaults",
    httpTokens: defaults && (defaults.HttpTokens ?? null),
    httpTokensEnforced: defaults && preference(defaults.HttpTokensEnforced),
    httpEndpoint: defaults && (defaults.HttpEndpoint ?? null),
    managedBy: defaults && (defaults.ManagedBy ?? null),
  });
}

function preference(value: string | undefined): string | null {
  return value === undefined || value === "no-preference" ? null : value;
}

async function serialConsoleAccess(context: Context) {
  const arn = arnOf(context, "serial-console-access");
  const output = await context.read("GetSerialConsoleAccessStatus", {}, arn);
  return context.resource(Ec2SerialConsoleAccess, {
    arn,
    id: "serial-console-access",
    name: "serial console access",
    enabled: output?.SerialConsoleAccessEnabled,
    managedBy: output && (output.ManagedBy ?? null),
  });
}

// Without those that are terminated or about to be.
const STATES = ["pending", "running", "stopping", "stopped"];

async function* instances(context: Context) {
  const reservations = context.items(
    "DescribeInstances",
    { Filters: [{ Name: "instance-state-name", Values: STATES }], MaxResults: 1000 },
    (output) => output.Reservations,
  );
  const listed: Instance[] = [];
  for await (const { Instances = [] } of reservations) listed.push(...Instances);
  const images = await imagesById(context, new Set(listed.map(({ ImageId: id = "" }) => id)));
  yield* context.each(listed, async (item) => {
    const id = item.InstanceId ?? "";
    const arn = arnOf(context, `instance/${id}`);
    const tags = tagRecord(item.Tags);
    return context.resource(Ec2Instance, {
      arn,
      id,
      name: tags["Name"] || id,
      tags,
      state: item.State?.Name,
      launchedAt: iso(item.LaunchTime) ?? undefined,
      managedBy: managedBy(item),
      tagKeys: Object.keys(tags).sort(),
      metadataOptions: metadataOptions(item),
      publicAddresses: publicAddresses(item),
      instanceProfile: item.IamInstanceProfile?.Arn ?? null,
      imageId: item.ImageId,
      image: images.get(item.ImageId ?? ""),
      userDataSecret: await userDataSecret(context, item, arn),
    });
  });
}

function managedBy({ Operator: operator }: Instance): string | null {
  return operator?.Managed === true ? (operator.Principal ?? "") : null;
}

function metadataOptions({ MetadataOptions: options }: Instance) {
  const { HttpEndpoint, HttpTokens, HttpPutResponseHopLimit } = options ?? {};
  if (!HttpEndpoint || !HttpTokens || HttpPutResponseHopLimit === undefined) return undefined;
  return {
    httpEndpoint: HttpEndpoint,
    httpTokens: HttpTokens,
    hopLimit: HttpPutResponseHopLimit,
  };
}

function publicAddresses({ PublicIpAddress, NetworkInterfaces = [] }: Instance): string[] {
  const associated = NetworkInterfaces.flatMap(({ Association, PrivateIpAddresses = [] }) => [
    Association?.PublicIp,
    ...PrivateIpAddresses.map((address) => address.Association?.PublicIp),
  ]);
  const addresses = [PublicIpAddress, ...associated].filter((address) => address !== undefined);
  return [...new Set(addresses)].sort();
}

async function userDataSecret(context: Context, item: Instance, arn: string) {
  if (managedBy(item) !== null) return null;
  const output = await context.read(
    "DescribeInstanceAttribute",
    { InstanceId: item.InstanceId, Attribute: "userData" },
    arn,
  );
  return output && judgeUserData(context.judge, output.UserData?.Value);
}

// EC2 takes no more values in one filter.
const FILTER_VALUES = 200;

/**
 * The AMIs of these ids; null for one that is gone or not shared any more, and no entry where they could not be read.
 * By a filter, because one missing id among those asked for directly makes the whole call fail.
 */
async function imagesById(context: Context, ids: ReadonlySet<string>) {
  const byId = new Map<string, ReturnType<typeof imageFields> | null>();
  const sorted = [...ids].sort();
  for (const batch of batchesOf(sorted, FILTER_VALUES)) {
    const images = await context.readAll(
      "DescribeImages",
      {
        Filters: [{ Name: "image-id", Values: batch }],
        IncludeDeprecated: true,
        IncludeDisabled: true,
      },
      (output) => output.Images,
    );
    if (!images) continue;
    for (const id of batch) byId.set(id, null);
    for (const image of images) byId.set(image.ImageId ?? "", imageFields(image));
  }
  return byId;
}

function imageFields({ Name = "", DeprecationTime }: Image) {
  return { name: Name, deprecatedAt: DeprecationTime ?? null };
}

function arnOf({ partition, region, account }: Context, name: string): string {
  return `arn:${partition}:ec2:${region}:${account}:${name}`;
}
