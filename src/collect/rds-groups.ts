import type { DBCluster, DBInstance, Parameter } from "@aws-sdk/client-rds";
import { RdsDbClusterParameterGroup } from "../resources/rds-db-cluster-parameter-group.ts";
import { RdsDbParameterGroup } from "../resources/rds-db-parameter-group.ts";
import { RdsOptionGroup } from "../resources/rds-option-group.ts";
import { auditParameterOf, type RdsParameter, tlsParameterOf } from "../resources/rds-parameter.ts";
import type { RdsContext } from "./rds-calls.ts";

/** Name of a parameter group to the parameters of it that are looked at. */
type Groups = ReadonlyMap<string, readonly string[]>;

/** The parameter groups that decide for instances and clusters, each read once. */
export async function* parameterGroups(
  context: RdsContext,
  instances: readonly DBInstance[],
  clusters: readonly DBCluster[],
) {
  const ofInstances = groupsOf(
    instances.flatMap(({ Engine, DBClusterIdentifier, DBParameterGroups = [] }) =>
      // For members of clusters the group of the cluster decides.
      DBClusterIdentifier === undefined
        ? DBParameterGroups.map(({ DBParameterGroupName: name }) => [Engine, name] as const)
        : [],
    ),
  );
  const ofClusters = groupsOf(
    clusters.map(({ Engine, DBClusterParameterGroup: name }) => [Engine, name] as const),
  );
  if (context.wants(RdsDbParameterGroup)) {
    yield* context.each(ofInstances, async ([id, names]) => {
      const arn = groupArn(context, "pg", id);
      const parameters = await context.readAll(
        "DescribeDBParameters",
        { DBParameterGroupName: id, Filters: [{ Name: "parameter-name", Values: [...names] }] },
        (output) => output.Parameters,
        arn,
      );
      const fields = { arn, id, name: id, parameters: shaped(parameters, names) };
      return context.resource(RdsDbParameterGroup, fields);
    });
  }
  if (context.wants(RdsDbClusterParameterGroup)) {
    yield* context.each(ofClusters, async ([id, names]) => {
      const arn = groupArn(context, "cluster-pg", id);
      const parameters = await context.readAll(
        "DescribeDBClusterParameters",
        {
          DBClusterParameterGroupName: id,
          Filters: [{ Name: "parameter-name", Values: [...names] }],
        },
        (output) => output.Parameters,
        arn,
      );
      const fields = { arn, id, name: id, parameters: shaped(parameters, names) };
      return context.resource(RdsDbClusterParameterGroup, fields);
    });
  }
}

function groupsOf(
  uses: readonly (readonly [engine: string | undefined, group: string | undefined])[],
): Groups {
  const groups = new Map<string, string[]>();
  for (const [engine = "", group = ""] of uses) {
    const names = [tlsParameterOf(engine), auditParameterOf(engine)].flatMap((name) => name ?? []);
    if (names.length > 0) groups.set(group, names);
  }
  return groups;
}

function shaped(
  parameters: readonly Parameter[] | null | undefined,
  names: readonly string[],
): RdsParameter[] | undefined {
  return parameters?.flatMap(({ ParameterName: name = "", ParameterValue, ApplyType }) =>
    names.includes(name)
      ? [{ name, value: ParameterValue ?? null, static: ApplyType === "static" }]
      : [],
  );
}

/** The option groups of Oracle instances, each read once. */
export async function* optionGroups(context: RdsContext, instances: readonly DBInstance[]) {
  if (!context.wants(RdsOptionGroup)) return;
  const oracle = instances.filter(({ Engine = "" }) => Engine.startsWith("oracle-"));
  const names = new Set(oracle.flatMap(optionGroupNames));
  yield* context.each(names, async (id) => {
    const arn = groupArn(context, "og", id);
    const options = id.startsWith("default:") ? [] : await optionNames(context, id, arn);
    return context.resource(RdsOptionGroup, { arn, id, name: id, options });
  });
}

/** Names of the option groups of an instance. */
export function optionGroupNames({ OptionGroupMemberships = [] }: DBInstance): string[] {
  return OptionGroupMemberships.flatMap(({ OptionGroupName }) => OptionGroupName ?? []);
}

async function optionNames(context: RdsContext, name: string, arn: string) {
  const groups = await context.readAll(
    "DescribeOptionGroups",
    { OptionGroupName: name },
    (output) => output.OptionGroupsList,
    arn,
  );
  return groups
    ?.flatMap(({ Options = [] }) => Options)
    .flatMap(({ OptionName }) => OptionName ?? []);
}

function groupArn(
  { partition, region, account }: RdsContext,
  kind: "pg" | "cluster-pg" | "og",
  name: string,
): string {
  return `arn:${partition}:rds:${region}:${account}:${kind}:${name}`;
}
