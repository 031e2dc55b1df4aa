import { z } from "zod";
import { DocDbCluster } from "../resources/docdb-db-cluster.ts";
import { RdsDbClusterParameterGroup } from "../resources/rds-db-cluster-parameter-group.ts";
import { defineFact } from "./define.ts";
import { groupOf, parameterOf, READS_OF_CLUSTER_GROUPS, requireInForce } from "./rds-parameters.ts";

export const docdbClusterAudited = defineFact({
  on: DocDbCluster,
  name: "audited",
  schema: z
    .boolean()
    .describe(
      "Parameter `audit_logs` of its parameter group: something is written to the audit log",
    ),
  reads: {
    [DocDbCluster.type]: ["parameterGroup", "parameterStatuses"],
    ...READS_OF_CLUSTER_GROUPS,
  },
  compute(cluster, input) {
    const group = groupOf(RdsDbClusterParameterGroup, cluster.parameterGroup, cluster, input);
    const parameter = parameterOf(group, "audit_logs", "parameterGroup", cluster);
    // ddl, dml_read, dml_write and all audit as enabled does.
    const audited = !/^(disabled|none)$/.test(parameter.value ?? "disabled");
    if (audited) requireInForce(parameter, cluster.parameterStatuses, "parameterGroup", cluster);
    return audited;
  },
});
