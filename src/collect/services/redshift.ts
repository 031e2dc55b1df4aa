import {
  type Cluster,
  DescribeClusterParametersCommand,
  DescribeClustersCommand,
  DescribeClusterSnapshotsCommand,
  DescribeLoggingStatusCommand,
  type LoggingStatus,
  RedshiftClient,
  type Snapshot,
} from "@aws-sdk/client-redshift";
import { RedshiftCluster } from "../../resources/redshift-cluster.ts";
import { RedshiftParameterGroup } from "../../resources/redshift-parameter-group.ts";
import { RedshiftSnapshot } from "../../resources/redshift-snapshot.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { customerKey, publishedTables } from "../redshift.ts";
import { iso, tagRecord } from "../shape.ts";

const calls = {
  DescribeClusters: call(
    DescribeClustersCommand,
    "redshift:DescribeClusters",
    // Parameter groups are those that clusters name.
    [{ type: RedshiftCluster }, { type: RedshiftParameterGroup }],
    { page: ["Marker", "Marker"], secrets: ["<MasterUserPassword>"] },
  ),
  DescribeLoggingStatus: call(DescribeLoggingStatusCommand, "redshift:DescribeLoggingStatus", {
    type: RedshiftCluster,
    fields: ["auditLogging"],
  }),
  DescribeClusterParameters: call(
    DescribeClusterParametersCommand,
    "redshift:DescribeClusterParameters",
    { type: RedshiftParameterGroup, fields: ["requireSsl", "userActivityLogging"] },
    { page: ["Marker", "Marker"] },
  ),
  DescribeClusterSnapshots: call(
    DescribeClusterSnapshotsCommand,
    "redshift:DescribeClusterSnapshots",
    { type: RedshiftSnapshot },
    { page: ["Marker", "Marker"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "redshift",
  scope: "regional",
  client: RedshiftClient,
  calls,
  async *collect(context) {
    const groups = new Set<string>();
    const listed = context.items("DescribeClusters", {}, (output) => output.Clusters);
    yield* context.each(listed, (described) => {
      for (const { ParameterGroupName: name } of described.ClusterParameterGroups ?? []) {
        if (name !== undefined) groups.add(name);
      }
      return cluster(context, described);
    });
    if (context.wants(RedshiftParameterGroup)) {
      yield* context.each(groups, (name) => parameterGroup(context, name));
    }
    yield* snapshots(context);
  },
});

async function cluster(context: Context, described: Cluster) {
  const id = described.ClusterIdentifier ?? "";
  const arn = `${prefix(context)}cluster:${id}`;
  const logging = await context.read("DescribeLoggingStatus", { ClusterIdentifier: id }, arn);
  return context.resource(RedshiftCluster, {
    arn,
    id,
    name: id,
    tags: tagRecord(described.Tags),
    encrypted: described.Encrypted ?? false,
    kmsKeyId: customerKey(described.KmsKeyId),
    publiclyAccessible: described.PubliclyAccessible ?? false,
    port: described.Endpoint?.Port ?? DEFAULT_PORT,
    securityGroups: (described.VpcSecurityGroups ?? [])
      .flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? [])
      .sort(),
    enhancedVpcRouting: described.EnhancedVpcRouting ?? false,
    snapshotRetentionDays: described.AutomatedSnapshotRetentionPeriod,
    adminPasswordSecret: described.MasterPasswordSecretArn ?? null,
    parameterGroups: (described.ClusterParameterGroups ?? []).map((group) => ({
      name: group.ParameterGroupName ?? "",
      status: group.ParameterApplyStatus ?? "",
      pending: (group.ClusterParameterStatusList ?? [])
        .filter(({ ParameterApplyStatus }) => ParameterApplyStatus !== IN_SYNC)
        .flatMap(({ ParameterName }) => ParameterName ?? [])
        .sort(),
    })),
    auditLogging: logging ? auditLogging(logging) : undefined,
  });
}

/** The port of clusters that have no endpoint yet. */
const DEFAULT_PORT = 5439;
const IN_SYNC = "in-sync";

function auditLogging(status: LoggingStatus) {
  // AWS joins several destinations by commas, and named none when there was only S3.
  const destinations = (status.LogDestinationType || "s3").split(",").map((each) => each.trim());
  return {
    destinations: status.LoggingEnabled === true ? destinations.sort() : [],
    exports: (status.LogExports ?? []).filter((each) => !SYSTEM_TABLE.test(each)).sort(),
    tables: publishedTables(status.S3Tables?.S3Tables, status.S3Tables?.EnabledAll),
  };
}

const SYSTEM_TABLE = /^sys_/i;

async function parameterGroup(context: Context, name: string) {
  const arn = `${prefix(context)}parametergroup:${name}`;
  const parameters = await context.readAll(
    "DescribeClusterParameters",
    { ParameterGroupName: name },
    (output) => output.Parameters,
    arn,
  );
  const isOn = (parameter: string) =>
    parameters?.find(({ ParameterName }) => ParameterName === parameter)?.ParameterValue === "true";
  return context.resource(RedshiftParameterGroup, {
    arn,
    id: name,
    name,
    ...(parameters && {
      requireSsl: isOn("require_ssl"),
      userActivityLogging: isOn("enable_user_activity_logging"),
    }),
  });
}

async function* snapshots(context: Context) {
  // Automated snapshots cannot be shared, and go with their cluster.
  const own = { SnapshotType: "manual", OwnerAccount: context.account };
  const listed = context.items("DescribeClusterSnapshots", own, (output) => output.Snapshots);
  for await (const snapshot of listed) yield snapshotResource(context, snapshot);
}

function snapshotResource(context: Context, snapshot: Snapshot) {
  const { SnapshotIdentifier: id = "", ClusterIdentifier: of = "" } = snapshot;
  return context.resource(RedshiftSnapshot, {
    arn: snapshot.SnapshotArn ?? `${prefix(context)}snapshot:${of}/${id}`,
    id,
    name: id,
    tags: tagRecord(snapshot.Tags),
    cluster: of,
    status: snapshot.Status,
    createdAt: iso(snapshot.SnapshotCreateTime) ?? undefined,
    encrypted: snapshot.Encrypted ?? false,
    kmsKeyId: customerKey(snapshot.KmsKeyId),
    // AWS Support has an alias, and is nobody's foreign account.
    sharedWith: (snapshot.AccountsWithRestoreAccess ?? [])
      .filter(({ AccountAlias }) => AccountAlias !== AWS_SUPPORT)
      .flatMap(({ AccountId }) => AccountId ?? [])
      .filter((account) => account !== AWS_SUPPORT && account !== context.account)
      .sort(),
  });
}

const AWS_SUPPORT = "amazon-redshift-support";

function prefix({ partition, region, account }: Context): string {
  return `arn:${partition}:redshift:${region}:${account}:`;
}
