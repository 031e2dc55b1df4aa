import { z } from "zod";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { defineFact } from "./define.ts";
import { READS_OF_KEYS, UnusableShare, unusableShares } from "./unusable-shares.ts";

export const ebsSnapshotUnusableShares = defineFact({
  on: EbsSnapshot,
  name: "unusableShares",
  schema: z
    .array(UnusableShare)
    .describe(
      "Accounts that it is shared with and that cannot decrypt it; empty when it is not encrypted",
    ),
  reads: { [EbsSnapshot.type]: ["kmsKeyId", "sharedWith"], ...READS_OF_KEYS },
  compute(snapshot, input) {
    const { kmsKeyId } = snapshot;
    if (kmsKeyId === null) return [];
    return unusableShares([() => kmsKeyId], snapshot.sharedWith, snapshot, input);
  },
});
