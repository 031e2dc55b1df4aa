import { z } from "zod";
import { defineResource } from "./define.ts";

export const KmsCustomKeyStore = defineResource({
  type: "AWS::KMS::CustomKeyStore",
  service: "kms",
  scope: "regional",
  title: "KMS custom key store",
  fields: z.object({
    storeType: z
      .string()
      .describe("DescribeCustomKeyStores CustomKeyStoreType: AWS_CLOUDHSM or EXTERNAL_KEY_STORE"),
    connectionState: z
      .string()
      .describe("ConnectionState: CONNECTED, CONNECTING, FAILED, DISCONNECTED or DISCONNECTING"),
    connectionError: z
      .string()
      .nullable()
      .describe("ConnectionErrorCode; null unless the connection failed"),
  }),
  example: {
    type: "AWS::KMS::CustomKeyStore",
    arn: "arn:aws:kms:us-east-1:123456789012:custom-key-store/cks-1234567890abcdef0",
    id: "cks-1234567890abcdef0",
    name: "orders-store",
    account: "123456789012",
    region: "us-east-1",
    storeType: "AWS_CLOUDHSM",
    connectionState: "CONNECTED",
    connectionError: null,
  },
});
