import { z } from "zod";
import { defineResource } from "./define.ts";

/** AWS always encrypts MemoryDB at rest. */
export const MemoryDbCluster = defineResource({
  type: "AWS::MemoryDB::Cluster",
  service: "memorydb",
  scope: "regional",
  title: "MemoryDB cluster",
  fields: z.object({
    tls: z.boolean().describe("DescribeClusters TLSEnabled"),
    aclName: z.string().describe("ACLName: the access control list whose users may connect"),
    kmsKeyId: z.string().nullable().describe("KmsKeyId; null: a key that MemoryDB owns"),
    snapshotRetentionDays: z.number().describe("SnapshotRetentionLimit; 0: no automatic snapshots"),
  }),
  example: {
    type: "AWS::MemoryDB::Cluster",
    arn: "arn:aws:memorydb:us-east-1:123456789012:cluster/ledger",
    id: "ledger",
    name: "ledger",
    account: "123456789012",
    region: "us-east-1",
    tls: true,
    aclName: "ledger",
    kmsKeyId: null,
    snapshotRetentionDays: 7,
  },
});
