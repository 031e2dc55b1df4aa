import { z } from "zod";
import { clusterFields, databaseFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

// Neptune has no master user.
const { masterSecretArn: _, ...fields } = databaseFields;

export const NeptuneDbCluster = defineResource({
  type: "AWS::Neptune::DBCluster",
  service: "rds",
  scope: "regional",
  title: "Neptune DB cluster",
  fields: z.object({
    ...fields,
    ...clusterFields,
    iamAuthentication: z
      .boolean()
      .describe("IAMDatabaseAuthenticationEnabled: requests have to be signed by a user of IAM"),
  }),
  example: {
    type: "AWS::Neptune::DBCluster",
    arn: "arn:aws:rds:us-east-1:123456789012:cluster:orders-graph",
    id: "orders-graph",
    name: "orders-graph",
    account: "123456789012",
    region: "us-east-1",
    engineVersion: "1.4.6.0",
    storageEncryption: "sse-kms",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    deletionProtection: true,
    backupRetentionDays: 14,
    logExports: ["audit"],
    multiAz: true,
    instances: ["orders-graph-1", "orders-graph-2"],
    parameterGroup: "orders-graph",
    parameterStatuses: ["in-sync"],
    globalCluster: null,
    replicaOf: null,
    iamAuthentication: true,
  },
});
