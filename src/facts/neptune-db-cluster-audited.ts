import { z } from "zod";
import { NeptuneDbCluster } from "../resources/neptune-db-cluster.ts";
import { RdsDbClusterParameterGroup } from "../resources/rds-db-cluster-parameter-group.ts";
import { defineFact } from "./define.ts";
import {
  groupOf,
  isOn,
  parameterOf,
  READS_OF_CLUSTER_GROUPS,
  requireInForce,
} from "./rds-parameters.ts";

export const neptuneDbClusterAudited = defineFact({
  on: NeptuneDbCluster,
  name: "audited",
  schema: z.boolean().describe("Parameter `neptune_enable_audit_log` of its parameter group is on"),
  reads: {
    [NeptuneDbCluster.type]: ["parameterGroup", "parameterStatuses"],
    ...READS_OF_CLUSTER_GROUPS,
  },
  compute(cluster, input) {
    const group = groupOf(RdsDbClusterParameterGroup, cluster.parameterGroup, cluster, input);
    const parameter = parameterOf(group, "neptune_enable_audit_log", "parameterGroup", cluster);
    const audited = isOn(parameter.value ?? "0");
    if (audited) requireInForce(parameter, cluster.parameterStatuses, "parameterGroup", cluster);
    return audited;
  },
});
