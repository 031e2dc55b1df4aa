import { z } from "zod";
import { defineResource } from "./define.ts";

/** How the Data Catalog of a Region encrypts; there is one in every Region. */
export const GlueDataCatalogEncryptionSettings = defineResource({
  type: "AWS::Glue::DataCatalogEncryptionSettings",
  service: "glue",
  scope: "regional",
  title: "Glue Data Catalog encryption settings",
  fields: z.object({
    passwordsEncrypted: z
      .boolean()
      .describe(
        "GetDataCatalogEncryptionSettings ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted; false when not sent",
      ),
    passwordKeyId: z
      .string()
      .nullable()
      .describe("ConnectionPasswordEncryption.AwsKmsKeyId; null without a customer managed key"),
    catalogKeyId: z
      .string()
      .nullable()
      .describe("EncryptionAtRest.SseAwsKmsKeyId; null without a customer managed key"),
  }),
  example: {
    type: "AWS::Glue::DataCatalogEncryptionSettings",
    arn: "arn:aws:glue:us-east-1:123456789012:catalog",
    id: "123456789012",
    name: "Glue Data Catalog in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    passwordsEncrypted: true,
    passwordKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    catalogKeyId: null,
  },
});
