import { z } from "zod";
import { snapshotFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const DocDbClusterSnapshot = defineResource({
  type: "AWS::DocDB::DBClusterSnapshot",
  service: "rds-snapshots",
  scope: "regional",
  title: "DocumentDB cluster snapshot",
  fields: z.object({
    source: z.string().describe("DBClusterIdentifier: cluster that it was taken of"),
    ...snapshotFields,
  }),
  example: {
    type: "AWS::DocDB::DBClusterSnapshot",
    arn: "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:orders-documents-before-upgrade",
    id: "orders-documents-before-upgrade",
    name: "orders-documents-before-upgrade",
    account: "123456789012",
    region: "us-east-1",
    source: "orders-documents",
    status: "available",
    storageEncryption: "sse-kms",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    createdAt: "2026-05-01T00:00:00.000Z",
    public: false,
    sharedWith: [],
  },
});
