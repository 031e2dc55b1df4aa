import { z } from "zod";
import { defineResource } from "./define.ts";

export const RedshiftServerlessNamespace = defineResource({
  type: "AWS::RedshiftServerless::Namespace",
  service: "redshift-serverless",
  scope: "regional",
  title: "Redshift Serverless namespace",
  fields: z.object({
    kmsKeyId: z
      .string()
      .nullable()
      .describe("ListNamespaces kmsKeyId; null under the key that AWS owns (AWS_OWNED_KMS_KEY)"),
    logExports: z
      .array(z.string())
      .describe("ListNamespaces logExports: connectionlog, userlog, useractivitylog"),
    logTables: z
      .array(z.string())
      .describe(
        'ListNamespaces s3TablePublishStatus.s3Tables, in lower case; ["*"] when enabledAll',
      ),
  }),
  example: {
    type: "AWS::RedshiftServerless::Namespace",
    arn: "arn:aws:redshift-serverless:us-east-1:123456789012:namespace/11111111-2222-3333-4444-555555555555",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    logExports: ["connectionlog", "userlog", "useractivitylog"],
    logTables: [],
  },
});
