import { z } from "zod";
import { snapshotFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const NeptuneDbClusterSnapshot = defineResource({
  type: "AWS::Neptune::DBClusterSnapshot",
  service: "rds-snapshots",
  scope: "regional",
  title: "Neptune DB cluster snapshot",
  fields: z.object({
    source: z.string().describe("DBClusterIdentifier: cluster that it was taken of"),
    ...snapshotFields,
  }),
  example: {
    type: "AWS::Neptune::DBClusterSnapshot",
    arn: "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:orders-graph-before-upgrade",
    id: "orders-graph-before-upgrade",
    name: "orders-graph-before-upgrade",
    account: "123456789012",
    region: "us-east-1",
    source: "orders-graph",
    status: "available",
    storageEncryption: "sse-kms",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    createdAt: "2026-05-01T00:00:00.000Z",
    public: false,
    sharedWith: [],
  },
});
