import { z } from "zod";
import { defineResource } from "./define.ts";
import { RdsParameter } from "./rds-parameter.ts";

export const RdsDbClusterParameterGroup = defineResource({
  type: "AWS::RDS::DBClusterParameterGroup",
  service: "rds",
  scope: "regional",
  title: "DB cluster parameter group in use",
  fields: z.object({
    parameters: z
      .array(RdsParameter)
      .describe(
        "DescribeDBClusterParameters Parameters: those that demand TLS of clients or turn on audit logs",
      ),
  }),
  example: {
    type: "AWS::RDS::DBClusterParameterGroup",
    arn: "arn:aws:rds:us-east-1:123456789012:cluster-pg:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    parameters: [{ name: "rds.force_ssl", value: "1", static: false }],
  },
});
