import { z } from "zod";
import { RdsDbInstance } from "../resources/rds-db-instance.ts";
import { internetRules, READS_OF_SECURITY_GROUPS } from "./db-internet-rules.ts";
import { defineFact } from "./define.ts";

export const rdsDbInstanceInternetRules = defineFact({
  on: RdsDbInstance,
  name: "internetRules",
  schema: z
    .array(z.string())
    .describe(
      "Rules of its security groups that let the internet connect to its port; empty without a public address",
    ),
  reads: {
    [RdsDbInstance.type]: ["publiclyAccessible", "port", "securityGroups"],
    ...READS_OF_SECURITY_GROUPS,
  },
  compute: internetRules,
});
