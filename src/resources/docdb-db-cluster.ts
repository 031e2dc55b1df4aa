import { z } from "zod";
import { clusterFields, databaseFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const DocDbCluster = defineResource({
  type: "AWS::DocDB::DBCluster",
  service: "rds",
  scope: "regional",
  title: "DocumentDB cluster",
  fields: z.object({ ...databaseFields, ...clusterFields }),
  example: {
    type: "AWS::DocDB::DBCluster",
    arn: "arn:aws:rds:us-east-1:123456789012:cluster:orders-documents",
    id: "orders-documents",
    name: "orders-documents",
    account: "123456789012",
    region: "us-east-1",
    engineVersion: "5.0.0",
    storageEncryption: "sse-kms",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    deletionProtection: true,
    backupRetentionDays: 14,
    logExports: ["audit"],
    masterSecretArn:
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-documents-a1b2c3",
    multiAz: true,
    instances: ["orders-documents-1", "orders-documents-2"],
    parameterGroup: "orders-documents",
    parameterStatuses: ["in-sync"],
    globalCluster: null,
    replicaOf: null,
  },
});
