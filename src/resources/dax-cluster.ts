import { z } from "zod";
import { defineResource } from "./define.ts";

export const DaxCluster = defineResource({
  type: "AWS::DAX::Cluster",
  service: "dax",
  scope: "regional",
  title: "DynamoDB Accelerator (DAX) cluster",
  fields: z.object({
    encrypted: z
      .boolean()
      .describe("DescribeClusters SSEDescription.Status is ENABLED or ENABLING; absent: not"),
    endpointEncryption: z
      .string()
      .describe("ClusterEndpointEncryptionType: TLS or NONE, which clusters without it have"),
  }),
  example: {
    type: "AWS::DAX::Cluster",
    arn: "arn:aws:dax:us-east-1:123456789012:cache/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    encrypted: true,
    endpointEncryption: "TLS",
  },
});
