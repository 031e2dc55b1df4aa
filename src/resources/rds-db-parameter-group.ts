import { z } from "zod";
import { defineResource } from "./define.ts";
import { RdsParameter } from "./rds-parameter.ts";

export const RdsDbParameterGroup = defineResource({
  type: "AWS::RDS::DBParameterGroup",
  service: "rds",
  scope: "regional",
  title: "DB parameter group in use",
  fields: z.object({
    parameters: z
      .array(RdsParameter)
      .describe("DescribeDBParameters Parameters: those that demand TLS of clients"),
  }),
  example: {
    type: "AWS::RDS::DBParameterGroup",
    arn: "arn:aws:rds:us-east-1:123456789012:pg:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    parameters: [{ name: "rds.force_ssl", value: "1", static: false }],
  },
});
