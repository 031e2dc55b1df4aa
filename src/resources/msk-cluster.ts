import { z } from "zod";
import { defineResource } from "./define.ts";

export const MskCluster = defineResource({
  type: "AWS::MSK::Cluster",
  service: "msk",
  scope: "regional",
  title: "MSK cluster",
  fields: z.object({
    clusterType: z.string().describe("ListClustersV2 ClusterType: PROVISIONED or SERVERLESS"),
    kmsKeyId: z
      .string()
      .nullable()
      .describe(
        "ListClustersV2 EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId; null for serverless clusters",
      ),
    clientEncryption: z
      .string()
      .describe(
        "ListClustersV2 EncryptionInTransit.ClientBroker: TLS, TLS_PLAINTEXT or PLAINTEXT; " +
          "TLS_PLAINTEXT, the default, when absent; TLS for serverless clusters",
      ),
    brokerEncryption: z
      .boolean()
      .describe(
        "ListClustersV2 EncryptionInTransit.InCluster; true when absent, and for serverless clusters",
      ),
    publicAccess: z
      .boolean()
      .describe(
        "ListClustersV2 ConnectivityInfo.PublicAccess.Type is SERVICE_PROVIDED_EIPS; false when absent",
      ),
    unauthenticatedAccess: z
      .boolean()
      .describe(
        "ListClustersV2 ClientAuthentication.Unauthenticated.Enabled; when absent, whether clients may use plain text " +
          "or no other authentication is on",
      ),
    brokerLogs: z
      .array(z.string())
      .describe(
        "ListClustersV2 LoggingInfo.BrokerLogs that are enabled: CloudWatchLogs, Firehose, S3",
      ),
    policy: z.string().nullable().describe("GetClusterPolicy Policy: JSON text; null: none"),
  }),
  example: {
    type: "AWS::MSK::Cluster",
    arn: "arn:aws:kafka:us-east-1:123456789012:cluster/orders/11111111-2222-3333-4444-555555555555-1",
    id: "arn:aws:kafka:us-east-1:123456789012:cluster/orders/11111111-2222-3333-4444-555555555555-1",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    clusterType: "PROVISIONED",
    kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    clientEncryption: "TLS",
    brokerEncryption: true,
    publicAccess: false,
    unauthenticatedAccess: false,
    brokerLogs: ["CloudWatchLogs"],
    policy: null,
  },
});
