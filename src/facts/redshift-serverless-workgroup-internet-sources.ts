import { z } from "zod";
import { RedshiftServerlessWorkgroup } from "../resources/redshift-serverless-workgroup.ts";
import { defineFact } from "./define.ts";
import { internetSources } from "./internet-sources.ts";
import { OPENNESS_READS } from "./security-group-openness.ts";

export const redshiftServerlessWorkgroupInternetSources = defineFact({
  on: RedshiftServerlessWorkgroup,
  name: "internetSources",
  schema: z
    .array(z.string())
    .describe(
      "Rules of its security groups that open its port to the internet; empty without a public address",
    ),
  reads: {
    [RedshiftServerlessWorkgroup.type]: ["publiclyAccessible", "port", "securityGroups"],
    ...OPENNESS_READS,
  },
  compute: (resource, input) =>
    resource.publiclyAccessible
      ? internetSources(resource, resource.securityGroups, resource.port, input)
      : [],
});
