import {
  DescribeImageAttributeCommand,
  DescribeImagesCommand,
  EC2Client,
  GetImageBlockPublicAccessStateCommand,
  type Image,
} from "@aws-sdk/client-ec2";
import { Ec2ImageSettings } from "../../resources/ec2-image-settings.ts";
import { Ec2Image } from "../../resources/ec2-image.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

const calls = {
  DescribeImages: call(
    DescribeImagesCommand,
    "ec2:DescribeImages",
    { type: Ec2Image },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeImageAttribute: call(
    DescribeImageAttributeCommand,
    "ec2:DescribeImageAttribute",
    { type: Ec2Image, fields: ["sharedWith"] },
    // Deregistered since it was listed.
    { none: ["InvalidAMIID.NotFound", "InvalidAMIID.Unavailable"] },
  ),
  GetImageBlockPublicAccessState: call(
    GetImageBlockPublicAccessStateCommand,
    "ec2:GetImageBlockPublicAccessState",
    { type: Ec2ImageSettings, fields: ["publicAccess", "publicAccessManagedBy"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "ec2-images",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    yield* settings(context);
    if (context.wants(Ec2Image)) yield* images(context);
  },
});

async function* settings(context: Context) {
  if (!context.wants(Ec2ImageSettings)) return;
  const { account, partition, region } = context;
  const arn = `arn:${partition}:ec2:${region}:${account}:image-settings`;
  const output = await context.read("GetImageBlockPublicAccessState", {}, arn);
  yield context.resource(Ec2ImageSettings, {
    arn,
    id: region,
    name: `AMIs in ${region}`,
    publicAccess: output?.ImageBlockPublicAccessState,
    publicAccessManagedBy: output ? (output.ManagedBy ?? "account") : undefined,
  });
}

async function* images(context: Context) {
  // Deprecated images are shown to their owner anyway, disabled ones are not.
  const own = { Owners: ["self"], IncludeDisabled: true, MaxResults: 1000 };
  const listed = context.items("DescribeImages", own, (output) => output.Images);
  yield* context.each(listed, async (image) => {
    const { ImageId: id = "", Name: name, State: state } = image;
    const arn = `arn:${context.partition}:ec2:${context.region}::image/${id}`;
    return context.resource(Ec2Image, {
      arn,
      id,
      name: name || id,
      tags: tagRecord(image.Tags),
      state,
      public: image.Public,
      volumes: volumes(image),
      sharedWith: state === "disabled" ? [] : await receivers(context, id, arn),
    });
  });
}

function volumes({ BlockDeviceMappings = [] }: Image) {
  return BlockDeviceMappings.flatMap(({ DeviceName: device = "", Ebs: volume }) =>
    volume === undefined
      ? []
      : [{ device, snapshotId: volume.SnapshotId ?? null, encrypted: volume.Encrypted ?? false }],
  );
}

async function receivers(context: Context, id: string, arn: string) {
  const input = { ImageId: id, Attribute: "launchPermission" } as const;
  const output = await context.read("DescribeImageAttribute", input, arn);
  if (output === undefined) return undefined;
  const granted = output?.LaunchPermissions ?? [];
  return granted
    .flatMap(
      ({ UserId, OrganizationArn, OrganizationalUnitArn }) =>
        UserId ?? OrganizationArn ?? OrganizationalUnitArn ?? [],
    )
    .filter((receiver) => receiver !== context.account)
    .sort();
}
