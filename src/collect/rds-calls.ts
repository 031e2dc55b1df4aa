import {
  DescribeDBClusterParametersCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBMajorEngineVersionsCommand,
  DescribeDBParametersCommand,
  DescribeDBProxiesCommand,
  DescribeGlobalClustersCommand,
  DescribeOptionGroupsCommand,
} from "@aws-sdk/client-rds";
import { DocDbCluster } from "../resources/docdb-db-cluster.ts";
import { DocDbInstance } from "../resources/docdb-db-instance.ts";
import { NeptuneDbCluster } from "../resources/neptune-db-cluster.ts";
import { NeptuneDbInstance } from "../resources/neptune-db-instance.ts";
import { RdsDbClusterParameterGroup } from "../resources/rds-db-cluster-parameter-group.ts";
import { RdsDbCluster } from "../resources/rds-db-cluster.ts";
import { RdsDbInstance } from "../resources/rds-db-instance.ts";
import { RdsDbParameterGroup } from "../resources/rds-db-parameter-group.ts";
import { RdsDbProxy } from "../resources/rds-db-proxy.ts";
import { RdsGlobalCluster } from "../resources/rds-global-cluster.ts";
import { RdsOptionGroup } from "../resources/rds-option-group.ts";
import { call, type CollectContext } from "./define.ts";

const page = ["Marker", "Marker"] as const;

/** The calls of the collector rds. */
export const rdsCalls = {
  // One list for all engines. What hangs on it is asked about only where there is something.
  DescribeDBInstances: call(
    DescribeDBInstancesCommand,
    "rds:DescribeDBInstances",
    [
      { type: RdsDbInstance },
      { type: DocDbInstance },
      { type: NeptuneDbInstance },
      { type: RdsDbParameterGroup },
      { type: RdsOptionGroup },
      { type: RdsDbProxy },
    ],
    { page, secrets: ["<MasterUserPassword>", "<DBSubnetGroupDescription>"] },
  ),
  DescribeDBClusters: call(
    DescribeDBClustersCommand,
    "rds:DescribeDBClusters",
    [
      { type: RdsDbCluster },
      { type: DocDbCluster },
      { type: NeptuneDbCluster },
      { type: RdsDbClusterParameterGroup },
      { type: RdsGlobalCluster },
      { type: RdsDbProxy },
    ],
    { page, secrets: ["<MasterUserPassword>"] },
  ),
  DescribeDBParameters: call(
    DescribeDBParametersCommand,
    "rds:DescribeDBParameters",
    { type: RdsDbParameterGroup, fields: ["parameters"] },
    { page },
  ),
  DescribeDBClusterParameters: call(
    DescribeDBClusterParametersCommand,
    "rds:DescribeDBClusterParameters",
    { type: RdsDbClusterParameterGroup, fields: ["parameters"] },
    { page },
  ),
  DescribeOptionGroups: call(
    DescribeOptionGroupsCommand,
    "rds:DescribeOptionGroups",
    { type: RdsOptionGroup, fields: ["options"] },
    // Settings of options may be passwords; only names are looked at.
    { page, secrets: ["<Value>", "<OptionGroupDescription>"] },
  ),
  DescribeDBMajorEngineVersions: call(
    DescribeDBMajorEngineVersionsCommand,
    "rds:DescribeDBMajorEngineVersions",
    [
      { type: RdsDbInstance, fields: ["standardSupportEndsAt"] },
      { type: RdsDbCluster, fields: ["standardSupportEndsAt"] },
    ],
    { page },
  ),
  DescribeGlobalClusters: call(
    DescribeGlobalClustersCommand,
    "rds:DescribeGlobalClusters",
    { type: RdsGlobalCluster },
    { page },
  ),
  DescribeDBProxies: call(
    DescribeDBProxiesCommand,
    "rds:DescribeDBProxies",
    { type: RdsDbProxy },
    { page },
  ),
};
export type RdsContext = CollectContext<typeof rdsCalls>;
