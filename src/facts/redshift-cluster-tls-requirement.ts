import { RedshiftCluster } from "../resources/redshift-cluster.ts";
import { RedshiftParameterGroup } from "../resources/redshift-parameter-group.ts";
import { defineFact } from "./define.ts";
import { ParameterState, parameterState } from "./redshift-parameter.ts";

export const redshiftClusterTlsRequirement = defineFact({
  on: RedshiftCluster,
  name: "tlsRequirement",
  schema: ParameterState.describe(
    "require_ssl of its parameter group: on, after-reboot (set, but not in effect), or off",
  ),
  reads: {
    [RedshiftCluster.type]: ["parameterGroups"],
    [RedshiftParameterGroup.type]: ["requireSsl"],
  },
  compute: (cluster, input) =>
    parameterState(cluster, "require_ssl", ({ requireSsl }) => requireSsl, input),
});
