import {
  DescribeBackupsCommand,
  DescribeClustersCommand,
  GetResourcePolicyCommand,
} from "../../../src/collect/own-clients/cloudhsm.ts";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import {
  CreateClusterCommand,
  CreateHsmCommand,
  InitializeClusterCommand,
  PutResourcePolicyCommand,
} from "../own-clients/cloudhsm.ts";
import { ServiceError } from "../errors.ts";
import { agedDate, daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

interface Tag {
  Key?: string | undefined;
  Value?: string | undefined;
}

interface Cluster {
  readonly ClusterId: string;
  readonly BackupRetentionPolicy: { Type?: string | undefined; Value?: string | undefined };
  readonly CreateTimestamp: Date;
  readonly Hsms: { HsmId: string; AvailabilityZone?: string | undefined; State: string }[];
  readonly HsmType?: string | undefined;
  readonly Mode?: string | undefined;
  readonly SecurityGroup?: string | undefined;
  readonly TagList: Tag[];
  State: string;
}

interface Backup {
  readonly BackupId: string;
  readonly BackupArn: string;
  readonly BackupState: string;
  readonly ClusterId: string;
  readonly CreateTimestamp: Date;
  readonly TagList: Tag[];
  policy?: string | undefined;
}

/**
 * moto has no HSMs, no states of clusters, and dates as texts: clusters and backups live in the emulator. A cluster is
 * activated as soon as it is initialized, unless its name ends in `not-activated`, and has a backup then; the second
 * HSM of one whose name holds `degraded` has failed.
 */
export function cloudhsmAnswers(): Answer[] {
  const clusters = new Map<string, Cluster>();
  const backups = new Map<string, Backup>();
  const inRegion = <T>(map: ReadonlyMap<string, T>, region: string) =>
    [...map].flatMap(([key, value]) => (key.startsWith(`${region}/`) ? [value] : []));
  const clusterOf = (region: string, id: string | undefined): Cluster => {
    const cluster = clusters.get(`${region}/${id}`);
    if (cluster === undefined) throw new ServiceError("CloudHsmResourceNotFoundException", `${id}`);
    return cluster;
  };
  const backupOf = (region: string, arn: string | undefined): Backup => {
    const backup = backups.get(`${region}/${arn}`);
    if (backup === undefined) throw new ServiceError("CloudHsmResourceNotFoundException", `${arn}`);
    return backup;
  };

  return [
    answer(CreateClusterCommand, ({ input, region }) => {
      const { TagList = [], BackupRetentionPolicy = { Type: "DAYS", Value: "90" } } = input;
      const { HsmType, Mode, SecurityGroup } = input;
      const ClusterId = idOf("cluster", clusters.size);
      clusters.set(`${region}/${ClusterId}`, {
        ClusterId,
        BackupRetentionPolicy,
        CreateTimestamp: agedDate(nameOf(TagList), daysAgo(0)),
        Hsms: [],
        HsmType,
        Mode,
        SecurityGroup,
        TagList,
        State: "UNINITIALIZED",
      });
      return { Cluster: { ClusterId } };
    }),
    answer(CreateHsmCommand, ({ input, region }) => {
      const { Hsms, TagList, ClusterId } = clusterOf(region, input.ClusterId);
      const failed = Hsms.length > 0 && nameOf(TagList).includes("degraded");
      const HsmId = idOf("hsm", Hsms.length, ClusterId.slice(-4));
      const State = failed ? "DEGRADED" : "ACTIVE";
      Hsms.push({ HsmId, AvailabilityZone: input.AvailabilityZone, State });
      return { Hsm: { HsmId, State } };
    }),
    answer(InitializeClusterCommand, ({ input, region }) => {
      const cluster = clusterOf(region, input.ClusterId);
      const { ClusterId, TagList } = cluster;
      cluster.State = nameOf(TagList).endsWith("not-activated") ? "INITIALIZED" : "ACTIVE";
      if (cluster.State === "ACTIVE") {
        const BackupId = idOf("backup", backups.size);
        const BackupArn = `arn:aws:cloudhsm:${region}:${ACCOUNT}:backup/${BackupId}`;
        backups.set(`${region}/${BackupArn}`, {
          BackupId,
          BackupArn,
          BackupState: "READY",
          ClusterId,
          CreateTimestamp: daysAgo(0),
          TagList,
        });
      }
      return { State: cluster.State };
    }),
    answer(PutResourcePolicyCommand, ({ input, region }) => {
      backupOf(region, input.ResourceArn).policy = input.Policy;
      return input;
    }),
    answer(DescribeClustersCommand, ({ input, region }) => {
      const { items, next } = page(inRegion(clusters, region), 25, input.NextToken);
      return { Clusters: items, NextToken: next };
    }),
    answer(DescribeBackupsCommand, ({ input, region }) => {
      const { items, next } = page(inRegion(backups, region), 25, input.NextToken);
      return { Backups: items, NextToken: next };
    }),
    answer(GetResourcePolicyCommand, ({ input, region }) => ({
      Policy: backupOf(region, input.ResourceArn).policy,
    })),
  ];
}

function nameOf(tags: readonly Tag[]): string {
  return tags.find(({ Key }) => Key === "Name")?.Value ?? "";
}

/** An id as AWS writes them: letters and the digits from 2 to 7. */
function idOf(kind: string, count: number, of = ""): string {
  return `${kind}-${of}${count.toString(6).replaceAll(/\d/g, (digit) => String(Number(digit) + 2))}`.padEnd(
    kind.length + 12,
    "a",
  );
}
