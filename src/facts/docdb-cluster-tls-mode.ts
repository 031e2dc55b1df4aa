import { z } from "zod";
import { DocDbCluster } from "../resources/docdb-db-cluster.ts";
import { RdsDbClusterParameterGroup } from "../resources/rds-db-cluster-parameter-group.ts";
import { defineFact } from "./define.ts";
import { groupOf, parameterOf, READS_OF_CLUSTER_GROUPS, requireInForce } from "./rds-parameters.ts";

export const docdbClusterTlsMode = defineFact({
  on: DocDbCluster,
  name: "tlsMode",
  schema: z
    .string()
    .describe(
      "Parameter `tls` of its parameter group: enabled, tls1.2+, tls1.3+, fips-140-3 or disabled",
    ),
  reads: {
    [DocDbCluster.type]: ["parameterGroup", "parameterStatuses"],
    ...READS_OF_CLUSTER_GROUPS,
  },
  compute(cluster, input) {
    const group = groupOf(RdsDbClusterParameterGroup, cluster.parameterGroup, cluster, input);
    const parameter = parameterOf(group, "tls", "parameterGroup", cluster);
    const mode = parameter.value ?? "enabled";
    if (mode !== "disabled") {
      requireInForce(parameter, cluster.parameterStatuses, "parameterGroup", cluster);
    }
    return mode;
  },
});
