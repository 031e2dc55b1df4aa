import { z } from "zod";
import { defineResource } from "./define.ts";

export const RdsDbProxy = defineResource({
  type: "AWS::RDS::DBProxy",
  service: "rds",
  scope: "regional",
  title: "RDS Proxy",
  fields: z.object({
    engineFamily: z
      .string()
      .describe("DescribeDBProxies EngineFamily: MYSQL, POSTGRESQL, SQLSERVER"),
    requireTls: z.boolean().describe("RequireTLS: clients have to connect by TLS"),
  }),
  example: {
    type: "AWS::RDS::DBProxy",
    arn: "arn:aws:rds:us-east-1:123456789012:db-proxy:prx-0a1b2c3d4e5f60718",
    id: "orders-proxy",
    name: "orders-proxy",
    account: "123456789012",
    region: "us-east-1",
    engineFamily: "POSTGRESQL",
    requireTls: true,
  },
});
