import { z } from "zod";
import { RedshiftCluster } from "../resources/redshift-cluster.ts";
import { defineFact } from "./define.ts";
import { internetSources } from "./internet-sources.ts";
import { OPENNESS_READS } from "./security-group-openness.ts";

export const redshiftClusterInternetSources = defineFact({
  on: RedshiftCluster,
  name: "internetSources",
  schema: z
    .array(z.string())
    .describe(
      "Rules of its security groups that open its port to the internet; empty without a public address",
    ),
  reads: {
    [RedshiftCluster.type]: ["publiclyAccessible", "port", "securityGroups"],
    ...OPENNESS_READS,
  },
  compute: (resource, input) =>
    resource.publiclyAccessible
      ? internetSources(resource, resource.securityGroups, resource.port, input)
      : [],
});
