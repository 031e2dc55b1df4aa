import {
  AuthorizeSnapshotAccessCommand,
  type ClusterParameterStatus,
  CreateClusterCommand,
  DescribeClusterParametersCommand,
  DescribeClustersCommand,
  DescribeClusterSnapshotsCommand,
  ModifyClusterParameterGroupCommand,
} from "@aws-sdk/client-redshift";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

const SUPPORT = "amazon-redshift-support";

/**
 * moto changes no parameters, so it knows none that wait for a reboot. It makes no password, shares no snapshot,
 * does not say what key a snapshot is under, lists automated snapshots to those who ask for manual ones, and shows no
 * password that is yet to be set. (AWS shows asterisks for it; here it is the password, so that a leak would be seen.)
 */
export function redshiftAnswers(): Answer[] {
  const parameters = new Map<string, Map<string, string>>();
  const pending = new Map<string, Set<string>>();
  const managed = new Set<string>();
  const passwords = new Map<string, string>();
  const shares = new Map<string, string[]>();
  const keyOf = (region: string, name = "") => `${region} ${name}`;
  return [
    answer(CreateClusterCommand, async ({ input, region, forward }) => {
      const id = keyOf(region, input.ClusterIdentifier);
      if (String(input.ManageMasterPassword) === "true") managed.add(id);
      if (input.MasterUserPassword !== undefined) passwords.set(id, input.MasterUserPassword);
      return forward();
    }),
    answer(DescribeClustersCommand, async ({ region, forward }) => {
      const { Clusters = [], Marker } = await forward();
      return {
        Marker,
        Clusters: Clusters.map((cluster) => {
          const id = keyOf(region, cluster.ClusterIdentifier);
          const waiting = pending.get(id) ?? new Set();
          return {
            ...cluster,
            ...(managed.has(id) && {
              MasterPasswordSecretArn: `arn:aws:secretsmanager:${region}:${ACCOUNT}:secret:redshift!${cluster.ClusterIdentifier}-admin-AbCdEf`,
            }),
            ...(passwords.has(id) && {
              PendingModifiedValues: { MasterUserPassword: passwords.get(id) },
            }),
            ClusterParameterGroups: cluster.ClusterParameterGroups?.map((group) => ({
              ...group,
              ParameterApplyStatus: waiting.size > 0 ? "pending-reboot" : "in-sync",
              ClusterParameterStatusList: SWITCHES.map((ParameterName): ClusterParameterStatus => ({
                ParameterName,
                ParameterApplyStatus: waiting.has(ParameterName) ? "pending-reboot" : "in-sync",
              })),
            })),
          };
        }),
      };
    }),
    answer(ModifyClusterParameterGroupCommand, async ({ input, region, ask }) => {
      const { ParameterGroupName = "" } = input;
      const group = keyOf(region, ParameterGroupName);
      const values = parameters.get(group) ?? new Map<string, string>();
      parameters.set(group, values);
      const changed = changedParameters(input);
      for (const [name, value] of changed) values.set(name, value);
      const { Clusters = [] } = await ask(DescribeClustersCommand, {});
      for (const { ClusterIdentifier, ClusterParameterGroups = [] } of Clusters) {
        if (!ClusterParameterGroups.some((each) => each.ParameterGroupName === ParameterGroupName))
          continue;
        const id = keyOf(region, ClusterIdentifier);
        pending.set(id, new Set([...(pending.get(id) ?? []), ...changed.keys()]));
      }
      return { ParameterGroupName, ParameterGroupStatus: "Your parameter group has been updated." };
    }),
    answer(DescribeClusterParametersCommand, async ({ input, region, forward }) => {
      const { Parameters = [], Marker } = await forward();
      const values = parameters.get(keyOf(region, input.ParameterGroupName));
      return {
        Marker,
        Parameters: Parameters.map((parameter) => {
          const value = values?.get(parameter.ParameterName ?? "");
          return value === undefined
            ? parameter
            : { ...parameter, ParameterValue: value, Source: "user" };
        }),
      };
    }),
    answer(AuthorizeSnapshotAccessCommand, ({ input, region }) => {
      const { SnapshotIdentifier, AccountWithRestoreAccess = "" } = input;
      const id = keyOf(region, SnapshotIdentifier);
      shares.set(id, [...(shares.get(id) ?? []), AccountWithRestoreAccess]);
      return { Snapshot: { SnapshotIdentifier } };
    }),
    answer(DescribeClusterSnapshotsCommand, async ({ input, region, forward, ask }) => {
      const { Snapshots = [], Marker } = await forward();
      const { Clusters = [] } = await ask(DescribeClustersCommand, {});
      const wanted = Snapshots.filter(
        ({ SnapshotType }) =>
          input.SnapshotType === undefined || input.SnapshotType === SnapshotType,
      );
      return {
        Marker,
        Snapshots: wanted.map((snapshot) => {
          const { SnapshotIdentifier = "", ClusterIdentifier = "" } = snapshot;
          const cluster = Clusters.find((each) => each.ClusterIdentifier === ClusterIdentifier);
          return {
            ...snapshot,
            KmsKeyId: cluster?.KmsKeyId,
            OwnerAccount: ACCOUNT,
            SnapshotArn: `arn:aws:redshift:${region}:${ACCOUNT}:snapshot:${ClusterIdentifier}/${SnapshotIdentifier}`,
            AccountsWithRestoreAccess: shares
              .get(keyOf(region, SnapshotIdentifier))
              ?.map((account) =>
                account === SUPPORT
                  ? { AccountId: "168266822961", AccountAlias: SUPPORT }
                  : { AccountId: account },
              ),
          };
        }),
      };
    }),
  ];
}

/** Parameters that AWS tells the state of; there are more. */
const SWITCHES = ["enable_user_activity_logging", "require_ssl", "use_fips_ssl"];

// Of the query protocol an answer sees the flat form only.
function changedParameters(input: object): Map<string, string> {
  const flat = input as Readonly<Record<string, string>>;
  const names = Object.keys(flat).filter((key) => key.endsWith(".ParameterName"));
  return new Map(
    names.map((key) => [
      flat[key] ?? "",
      flat[key.replace(/ParameterName$/, "ParameterValue")] ?? "",
    ]),
  );
}
