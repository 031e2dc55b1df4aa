import { z } from "zod";
import { RdsDbClusterParameterGroup } from "../resources/rds-db-cluster-parameter-group.ts";
import { RdsDbCluster } from "../resources/rds-db-cluster.ts";
import { defineFact } from "./define.ts";
import { groupOf, READS_OF_CLUSTER_GROUPS } from "./rds-parameters.ts";
import { requiresTls } from "./rds-requires-tls.ts";

export const rdsDbClusterRequiresTls = defineFact({
  on: RdsDbCluster,
  name: "requiresTls",
  schema: z
    .boolean()
    .describe(
      "Its parameter group, or the default of its engine version, refuses connections without TLS; false for engines without such a parameter",
    ),
  reads: {
    [RdsDbCluster.type]: ["engine", "engineVersion", "parameterGroup", "parameterStatuses"],
    ...READS_OF_CLUSTER_GROUPS,
  },
  compute(cluster, input) {
    const group = groupOf(RdsDbClusterParameterGroup, cluster.parameterGroup, cluster, input);
    return requiresTls(cluster, group, cluster.parameterStatuses, "parameterGroup");
  },
});
