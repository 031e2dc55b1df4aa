import { CloudHsmBackup } from "../../resources/cloudhsm-backup.ts";
import { CloudHsmCluster } from "../../resources/cloudhsm-cluster.ts";
import {
  CloudHsmClient,
  DescribeBackupsCommand,
  DescribeClustersCommand,
  GetResourcePolicyCommand,
} from "../own-clients/cloudhsm.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso, tagRecord } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  DescribeClusters: call(
    DescribeClustersCommand,
    "cloudhsm:DescribeClusters",
    { type: CloudHsmCluster },
    // The first password of its administrator, which AWS tells until it is changed.
    { page, secrets: ["**.PreCoPassword"] },
  ),
  DescribeBackups: call(
    DescribeBackupsCommand,
    "cloudhsm:DescribeBackups",
    { type: CloudHsmBackup },
    { page },
  ),
  GetResourcePolicy: call(
    GetResourcePolicyCommand,
    "cloudhsm:GetResourcePolicy",
    { type: CloudHsmBackup, fields: ["policy"] },
    { none: ["CloudHsmResourceNotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

/** The most that a page of DescribeBackups can hold. */
const MOST_BACKUPS = 50;

export default defineCollector({
  service: "cloudhsm",
  scope: "regional",
  partialRegions: true,
  client: CloudHsmClient,
  calls,
  async *collect(context) {
    yield* clusters(context);
    yield* backups(context);
  },
});

async function* clusters(context: Context) {
  const { partition, region, account } = context;
  for await (const each of context.items("DescribeClusters", {}, ({ Clusters }) => Clusters)) {
    if (isGone(each.State)) continue;
    const { ClusterId: id = "", BackupRetentionPolicy: retention, Hsms: hsms = [] } = each;
    const tags = tagRecord(each.TagList);
    yield context.resource(CloudHsmCluster, {
      arn: `arn:${partition}:cloudhsm:${region}:${account}:cluster/${id}`,
      id,
      name: tags["Name"] || id,
      tags,
      state: each.State,
      createdAt: iso(each.CreateTimestamp),
      hsmType: each.HsmType,
      mode: each.Mode ?? null,
      securityGroup: each.SecurityGroup || null,
      backupRetentionDays: retention === undefined ? null : days(retention.Value),
      hsms: hsms
        .filter(({ State }) => !isGone(State))
        .map((hsm) => ({
          id: hsm.HsmId ?? "",
          availabilityZone: hsm.AvailabilityZone ?? "",
          state: hsm.State ?? "",
        })),
    });
  }
}

// DAYS is the only type of retention there is.
function days(value: string | undefined): number | undefined {
  return /^\d+$/.test(value ?? "") ? Number(value) : undefined;
}

// Clusters and HSMs are listed for a while after they were deleted.
function isGone(state: string | undefined): boolean {
  return state === "DELETED" || state === "DELETE_IN_PROGRESS";
}

async function* backups(context: Context) {
  // Only these can be shared, or restored.
  const ready = { Filters: { states: ["READY"] }, MaxResults: MOST_BACKUPS };
  const listed = context.items("DescribeBackups", ready, ({ Backups }) => Backups);
  yield* context.each(listed, async (backup) => {
    if (backup.BackupState !== "READY") return undefined;
    const { BackupId: id = "", BackupArn: arn = "", TagList } = backup;
    const tags = tagRecord(TagList);
    const output = await context.read("GetResourcePolicy", { ResourceArn: arn }, arn);
    return context.resource(CloudHsmBackup, {
      arn,
      id,
      name: tags["Name"] || id,
      tags,
      clusterId: backup.ClusterId ?? null,
      createdAt: iso(backup.CreateTimestamp),
      policy: output && (output.Policy || null),
    });
  });
}
