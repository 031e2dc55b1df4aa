import { z } from "zod";
import { RdsDbInstance } from "../resources/rds-db-instance.ts";
import { RdsDbParameterGroup } from "../resources/rds-db-parameter-group.ts";
import { defineFact } from "./define.ts";
import { groupOf, READS_OF_GROUPS } from "./rds-parameters.ts";
import { requiresTls } from "./rds-requires-tls.ts";

export const rdsDbInstanceRequiresTls = defineFact({
  on: RdsDbInstance,
  name: "requiresTls",
  schema: z
    .boolean()
    .describe(
      "Its parameter group, or the default of its engine version, refuses connections without TLS; false for members of clusters and for engines without such a parameter",
    ),
  reads: {
    [RdsDbInstance.type]: ["engine", "engineVersion", "cluster", "parameterGroups"],
    ...READS_OF_GROUPS,
  },
  compute(instance, input) {
    const [used] = instance.parameterGroups;
    if (used === undefined || instance.cluster !== null) return false;
    const group = groupOf(RdsDbParameterGroup, used.name, instance, input);
    return requiresTls(instance, group, [used.status], "parameterGroups");
  },
});
