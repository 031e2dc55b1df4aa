import { z } from "zod";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { defineFact } from "./define.ts";

export const ebsSnapshotPubliclyAvailable = defineFact({
  on: EbsSnapshot,
  name: "publiclyAvailable",
  schema: z
    .boolean()
    .describe("It is public, and the Region does not block all public sharing of snapshots"),
  reads: { [EbsSnapshot.type]: ["public"], [EbsSettings.type]: ["snapshotPublicAccess"] },
  compute({ public: shared, account, region }, input) {
    if (!shared) return false;
    const blocks = (settings: { snapshotPublicAccess: string }) =>
      settings.snapshotPublicAccess === "block-all-sharing";
    return input.find(EbsSettings, { account, region }, blocks) === null;
  },
});
