import { z } from "zod";
import { networkFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const NeptuneDbInstance = defineResource({
  type: "AWS::Neptune::DBInstance",
  service: "rds",
  scope: "regional",
  title: "Neptune DB instance",
  fields: z.object({
    cluster: z
      .string()
      .nullable()
      .describe("DBClusterIdentifier: the cluster that it is a member of"),
    ...networkFields,
    autoMinorVersionUpgrade: z
      .boolean()
      .describe("AutoMinorVersionUpgrade: AWS installs minor versions in the maintenance window"),
  }),
  example: {
    type: "AWS::Neptune::DBInstance",
    arn: "arn:aws:rds:us-east-1:123456789012:db:orders-graph-1",
    id: "orders-graph-1",
    name: "orders-graph-1",
    account: "123456789012",
    region: "us-east-1",
    cluster: "orders-graph",
    publiclyAccessible: false,
    port: 8182,
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    autoMinorVersionUpgrade: true,
  },
});
