import { z } from "zod";
import { defineResource } from "./define.ts";

export const RedshiftServerlessWorkgroup = defineResource({
  type: "AWS::RedshiftServerless::Workgroup",
  service: "redshift-serverless",
  scope: "regional",
  title: "Redshift Serverless workgroup",
  fields: z.object({
    publiclyAccessible: z
      .boolean()
      .describe("ListWorkgroups publiclyAccessible; false when absent"),
    port: z.number().describe("ListWorkgroups port, else endpoint.port, else 5439"),
    securityGroups: z.array(z.string()).describe("ListWorkgroups securityGroupIds"),
    enhancedVpcRouting: z
      .boolean()
      .describe("ListWorkgroups enhancedVpcRouting; false when absent"),
    requireSsl: z.boolean().describe("ListWorkgroups configParameters: require_ssl is true"),
  }),
  example: {
    type: "AWS::RedshiftServerless::Workgroup",
    arn: "arn:aws:redshift-serverless:us-east-1:123456789012:workgroup/11111111-2222-3333-4444-555555555555",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    publiclyAccessible: false,
    port: 5439,
    securityGroups: ["sg-0123456789abcdef0"],
    enhancedVpcRouting: true,
    requireSsl: true,
  },
});
