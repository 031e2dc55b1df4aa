import { type DBCluster, type DBInstance, RDSClient } from "@aws-sdk/client-rds";
import { DocDbCluster } from "../../resources/docdb-db-cluster.ts";
import { DocDbInstance } from "../../resources/docdb-db-instance.ts";
import { NeptuneDbCluster } from "../../resources/neptune-db-cluster.ts";
import { NeptuneDbInstance } from "../../resources/neptune-db-instance.ts";
import { RdsDbCluster } from "../../resources/rds-db-cluster.ts";
import { RdsDbInstance } from "../../resources/rds-db-instance.ts";
import { RdsDbProxy } from "../../resources/rds-db-proxy.ts";
import { RdsGlobalCluster } from "../../resources/rds-global-cluster.ts";
import { defineCollector } from "../define.ts";
import { rdsCalls, type RdsContext } from "../rds-calls.ts";
import {
  certificateFields,
  clusterFields,
  clusterIdentity,
  databaseFields,
  instanceIdentity,
  masterSecret,
  networkFields,
  storageEncryption,
} from "../rds-database.ts";
import { optionGroupNames, optionGroups, parameterGroups } from "../rds-groups.ts";
import { type SupportReader, supportReader } from "../rds-support.ts";
import { tagRecord } from "../shape.ts";

export default defineCollector({
  service: "rds",
  scope: "regional",
  client: RDSClient,
  calls: rdsCalls,
  async *collect(context) {
    const instances: DBInstance[] = [];
    const clusters: DBCluster[] = [];
    const endOfSupport = supportReader(context);
    const listed = context.items("DescribeDBInstances", {}, (output) => output.DBInstances);
    for await (const instance of listed) {
      instances.push(instance);
      yield* instanceResources(context, instance, endOfSupport);
    }
    const grouped = context.items("DescribeDBClusters", {}, (output) => output.DBClusters);
    for await (const cluster of grouped) {
      clusters.push(cluster);
      yield* clusterResources(context, cluster, endOfSupport);
    }
    yield* parameterGroups(context, instances, clusters);
    yield* optionGroups(context, instances);
    if (clusters.some(({ Engine = "" }) => Engine.startsWith("aurora"))) {
      yield* globalClusters(context);
    }
    // A proxy without a database of its own Region and account leads nowhere.
    if ([...instances, ...clusters].some(({ Engine = "" }) => !/^(docdb|neptune)$/.test(Engine))) {
      yield* proxies(context);
    }
  },
});

async function* instanceResources(
  context: RdsContext,
  instance: DBInstance,
  support: SupportReader,
) {
  const identity = instanceIdentity(instance);
  const cluster = instance.DBClusterIdentifier ?? null;
  const { AutoMinorVersionUpgrade: autoMinorVersionUpgrade } = instance;
  if (instance.Engine === "docdb") {
    if (!context.wants(DocDbInstance)) return;
    const fields = { ...identity, cluster, ...certificateFields(instance) };
    yield context.resource(DocDbInstance, fields);
  } else if (instance.Engine === "neptune") {
    if (!context.wants(NeptuneDbInstance)) return;
    const fields = { ...identity, cluster, ...networkFields(instance), autoMinorVersionUpgrade };
    yield context.resource(NeptuneDbInstance, fields);
  } else if (context.wants(RdsDbInstance)) {
    yield context.resource(RdsDbInstance, {
      ...identity,
      engine: instance.Engine,
      cluster,
      replicaOf:
        instance.ReadReplicaSourceDBInstanceIdentifier ??
        instance.ReadReplicaSourceDBClusterIdentifier ??
        null,
      replicas: [
        ...(instance.ReadReplicaDBInstanceIdentifiers ?? []),
        ...(instance.ReadReplicaDBClusterIdentifiers ?? []),
      ],
      ...databaseFields(instance),
      masterSecretArn: masterSecret(instance),
      ...networkFields(instance),
      ...certificateFields(instance),
      standardSupportEndsAt: await support(RdsDbInstance, identity.arn, instance),
      parameterGroups: (instance.DBParameterGroups ?? []).map((group) => ({
        name: group.DBParameterGroupName ?? "",
        status: group.ParameterApplyStatus ?? "",
      })),
      optionGroups: optionGroupNames(instance),
      multiTenant: instance.MultiTenant ?? false,
      iamAuthentication: instance.IAMDatabaseAuthenticationEnabled,
      autoMinorVersionUpgrade,
    });
  }
}

async function* clusterResources(context: RdsContext, cluster: DBCluster, support: SupportReader) {
  const fields = { ...clusterIdentity(cluster), ...clusterFields(cluster) };
  const iamAuthentication = cluster.IAMDatabaseAuthenticationEnabled;
  const masterSecretArn = masterSecret(cluster);
  if (cluster.Engine === "docdb") {
    if (!context.wants(DocDbCluster)) return;
    yield context.resource(DocDbCluster, { ...fields, masterSecretArn });
  } else if (cluster.Engine === "neptune") {
    if (!context.wants(NeptuneDbCluster)) return;
    yield context.resource(NeptuneDbCluster, { ...fields, iamAuthentication });
  } else if (context.wants(RdsDbCluster)) {
    yield context.resource(RdsDbCluster, {
      ...fields,
      engine: cluster.Engine,
      engineMode: cluster.EngineMode ?? "provisioned",
      replicas: cluster.ReadReplicaIdentifiers ?? [],
      masterSecretArn,
      standardSupportEndsAt: await support(RdsDbCluster, fields.arn, cluster),
      iamAuthentication,
      autoMinorVersionUpgrade: isMultiAzCluster(cluster) ? cluster.AutoMinorVersionUpgrade : null,
    });
  }
}

function isMultiAzCluster({ Engine = "" }: DBCluster): boolean {
  return !Engine.startsWith("aurora");
}

async function* globalClusters(context: RdsContext) {
  const { region, regions } = context;
  const listed = context.items("DescribeGlobalClusters", {}, (output) => output.GlobalClusters);
  for await (const global of listed) {
    const members = global.GlobalClusterMembers ?? [];
    const writer = members.find(({ IsWriter }) => IsWriter === true)?.DBClusterArn;
    const places = [writer, ...members.map(({ DBClusterArn }) => DBClusterArn)].map(regionOf);
    // Every Region lists it: it is told where its primary cluster is or, where nobody looks there, another of it.
    const home = places.find((place) => regions.includes(place));
    const { GlobalClusterIdentifier: id = "", GlobalClusterArn: arn = "", Engine = "" } = global;
    if (home !== region || !Engine.startsWith("aurora")) continue;
    yield context.resource(RdsGlobalCluster, {
      arn,
      id,
      name: id,
      tags: tagRecord(global.TagList),
      engine: Engine,
      storageEncryption: storageEncryption(global),
      members: members.flatMap(({ DBClusterArn }) => DBClusterArn ?? []),
    });
  }
}

function regionOf(arn: string | undefined): string {
  return arn?.split(":")[3] ?? "";
}

async function* proxies(context: RdsContext) {
  const listed = context.items("DescribeDBProxies", {}, (output) => output.DBProxies);
  for await (const { DBProxyName: id = "", DBProxyArn: arn = "", ...proxy } of listed) {
    yield context.resource(RdsDbProxy, {
      arn,
      id,
      name: id,
      engineFamily: proxy.EngineFamily,
      requireTls: proxy.RequireTLS,
    });
  }
}
