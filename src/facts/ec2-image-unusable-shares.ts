import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { Ec2Image } from "../resources/ec2-image.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownId } from "./own-id.ts";
import { unreadable } from "./unread.ts";
import { READS_OF_KEYS, UnusableShare, unusableShares } from "./unusable-shares.ts";

export const ec2ImageUnusableShares = defineFact({
  on: Ec2Image,
  name: "unusableShares",
  schema: z
    .array(UnusableShare)
    .describe(
      "Accounts, organizations and units that it is shared with and that cannot decrypt one of its snapshots; " +
        "empty when none is encrypted",
    ),
  reads: {
    [Ec2Image.type]: ["volumes", "sharedWith"],
    [EbsSnapshot.type]: ["kmsKeyId"],
    ...READS_OF_KEYS,
  },
  compute(image, input) {
    // An empty volume has no key yet: it gets one of the account that launches the image.
    const encrypted = image.volumes.flatMap(({ encrypted: yes, snapshotId }) =>
      yes && snapshotId !== null ? [snapshotId] : [],
    );
    const keys = encrypted.map((snapshotId) => () => keyOf(snapshotId, image, input));
    return encrypted.length === 0 ? [] : unusableShares(keys, image.sharedWith, image, input);
  },
});

function keyOf(snapshotId: string, image: ResourceOf<typeof Ec2Image>, input: FactInput): string {
  const { account, region } = image;
  const [snapshot] = input.findByKey(EbsSnapshot, { account, region }, ownId, snapshotId);
  if (snapshot === undefined) {
    throw unreadable(image, "volumes", `${snapshotId} is no snapshot of this account`);
  }
  const { kmsKeyId } = snapshot;
  if (kmsKeyId !== null) return kmsKeyId;
  throw unreadable(snapshot, "kmsKeyId", "AWS names no key of an encrypted snapshot");
}
