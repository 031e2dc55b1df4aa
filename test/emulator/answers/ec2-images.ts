import {
  type BlockDeviceMapping,
  DescribeImageAttributeCommand,
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  DisableImageBlockPublicAccessCommand,
  DisableImageCommand,
  EnableImageBlockPublicAccessCommand,
  EnableImageDeprecationCommand,
  GetImageBlockPublicAccessStateCommand,
  ManagedBy,
  ModifyImageAttributeCommand,
  RegisterImageCommand,
} from "@aws-sdk/client-ec2";
import { type Answer, type Call, answer } from "../answers.ts";
import { page } from "./paging.ts";

/**
 * moto has no public access block of AMIs, deprecates and disables none, and puts a disk of its own making in the
 * place of those that an image is registered with.
 */
export function ec2ImagesAnswers(): Answer[] {
  const open = new Set<string>();
  const deprecationById = new Map<string, string>();
  const disabled = new Set<string>();
  const mappingsById = new Map<string, BlockDeviceMapping[]>();
  return [
    // An account without public AMIs starts with the block.
    answer(GetImageBlockPublicAccessStateCommand, ({ region }) => ({
      ImageBlockPublicAccessState: open.has(region) ? "unblocked" : "block-new-sharing",
      ManagedBy: ManagedBy.account,
    })),
    answer(EnableImageBlockPublicAccessCommand, ({ region }) => {
      open.delete(region);
      return { ImageBlockPublicAccessState: "block-new-sharing" as const };
    }),
    answer(DisableImageBlockPublicAccessCommand, ({ region }) => {
      open.add(region);
      return { ImageBlockPublicAccessState: "unblocked" as const };
    }),
    answer(EnableImageDeprecationCommand, ({ input }) => {
      deprecationById.set(input.ImageId ?? "", new Date(input.DeprecateAt ?? 0).toISOString());
      return { Return: true };
    }),
    answer(DisableImageCommand, async ({ input, ask }) => {
      const { ImageId = "" } = input;
      const { LaunchPermissions = [] } = await ask(DescribeImageAttributeCommand, {
        ImageId,
        Attribute: "launchPermission",
      });
      await ask(ModifyImageAttributeCommand, {
        ImageId,
        LaunchPermission: { Remove: LaunchPermissions },
      });
      disabled.add(ImageId);
      return { Return: true };
    }),
    answer(RegisterImageCommand, async ({ input, forward, ask }) => {
      const output = await forward();
      mappingsById.set(output.ImageId ?? "", await mappings(input, ask));
      return output;
    }),
    answer(DescribeImagesCommand, async ({ input, forward }) => {
      const { Images = [] } = await forward();
      const shown = input.IncludeDisabled
        ? Images
        : Images.filter(({ ImageId = "" }) => !disabled.has(ImageId));
      const { items, next } = page(shown, input.MaxResults ?? 1000, input.NextToken);
      return {
        Images: items.map((image) => {
          const { ImageId: id = "" } = image;
          const registered = mappingsById.get(id);
          return {
            ...image,
            ...(registered && { BlockDeviceMappings: registered }),
            ...(disabled.has(id) && { State: "disabled" as const }),
            DeprecationTime: deprecationById.get(id),
          };
        }),
        NextToken: next,
      };
    }),
  ];
}

/** The disks in a request to register an image; of EC2's query protocol an answer sees the flat form only. */
async function mappings(
  input: object,
  ask: Call<unknown, unknown>["ask"],
): Promise<BlockDeviceMapping[]> {
  const form = input as Readonly<Record<string, string | undefined>>;
  const found: BlockDeviceMapping[] = [];
  for (let n = 1; form[`BlockDeviceMapping.${n}.DeviceName`] !== undefined; n++) {
    const prefix = `BlockDeviceMapping.${n}`;
    const VirtualName = form[`${prefix}.VirtualName`];
    const SnapshotId = form[`${prefix}.Ebs.SnapshotId`];
    found.push({
      DeviceName: form[`${prefix}.DeviceName`],
      ...(VirtualName && { VirtualName }),
      ...(SnapshotId && { Ebs: { SnapshotId, Encrypted: await isEncrypted(SnapshotId, ask) } }),
    });
  }
  return found;
}

async function isEncrypted(
  SnapshotId: string,
  ask: Call<unknown, unknown>["ask"],
): Promise<boolean> {
  const { Snapshots = [] } = await ask(DescribeSnapshotsCommand, { SnapshotIds: [SnapshotId] });
  return Snapshots[0]?.Encrypted ?? false;
}
