import { z } from "zod";
import { certificateFields } from "./db-fields.ts";
import { defineResource } from "./define.ts";

export const DocDbInstance = defineResource({
  type: "AWS::DocDB::DBInstance",
  service: "rds",
  scope: "regional",
  title: "DocumentDB instance",
  fields: z.object({
    cluster: z
      .string()
      .nullable()
      .describe("DBClusterIdentifier: the cluster that it is a member of"),
    ...certificateFields,
  }),
  example: {
    type: "AWS::DocDB::DBInstance",
    arn: "arn:aws:rds:us-east-1:123456789012:db:orders-documents-1",
    id: "orders-documents-1",
    name: "orders-documents-1",
    account: "123456789012",
    region: "us-east-1",
    cluster: "orders-documents",
    caCertificate: "rds-ca-rsa2048-g1",
    certificateValidTill: "2027-05-01T00:00:00.000Z",
  },
});
