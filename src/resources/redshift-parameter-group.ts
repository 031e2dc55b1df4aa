import { z } from "zod";
import { defineResource } from "./define.ts";

export const RedshiftParameterGroup = defineResource({
  type: "AWS::Redshift::ClusterParameterGroup",
  service: "redshift",
  scope: "regional",
  title: "Redshift parameter group that a cluster uses",
  fields: z.object({
    requireSsl: z
      .boolean()
      .describe("DescribeClusterParameters require_ssl is true; false without such a parameter"),
    userActivityLogging: z
      .boolean()
      .describe(
        "DescribeClusterParameters enable_user_activity_logging is true; false without such a parameter",
      ),
  }),
  example: {
    type: "AWS::Redshift::ClusterParameterGroup",
    arn: "arn:aws:redshift:us-east-1:123456789012:parametergroup:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    requireSsl: true,
    userActivityLogging: true,
  },
});
