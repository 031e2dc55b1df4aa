import { RedshiftCluster } from "../resources/redshift-cluster.ts";
import { RedshiftParameterGroup } from "../resources/redshift-parameter-group.ts";
import { defineFact } from "./define.ts";
import { ParameterState, parameterState } from "./redshift-parameter.ts";

export const redshiftClusterUserActivityLogging = defineFact({
  on: RedshiftCluster,
  name: "userActivityLogging",
  schema: ParameterState.describe(
    "enable_user_activity_logging of its parameter group: on, after-reboot (set, but not in effect), or off",
  ),
  reads: {
    [RedshiftCluster.type]: ["parameterGroups"],
    [RedshiftParameterGroup.type]: ["userActivityLogging"],
  },
  compute: (cluster, input) =>
    parameterState(
      cluster,
      "enable_user_activity_logging",
      ({ userActivityLogging }) => userActivityLogging,
      input,
    ),
});
