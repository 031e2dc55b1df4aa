import { z } from "zod";
import { defineResource } from "./define.ts";

export const IamServerCertificate = defineResource({
  type: "AWS::IAM::ServerCertificate",
  service: "iam-server-certificates",
  scope: "global",
  title: "IAM server certificate",
  fields: z.object({
    path: z
      .string()
      .describe(
        "ListServerCertificates ServerCertificateMetadataList[].Path; /cloudfront/… for CloudFront",
      ),
    expiresAt: z
      .string()
      .nullable()
      .describe("Expiration: end of its validity, ISO 8601; null when IAM does not tell"),
  }),
  example: {
    type: "AWS::IAM::ServerCertificate",
    arn: "arn:aws:iam::123456789012:server-certificate/shop",
    id: "shop",
    name: "shop",
    account: "123456789012",
    region: "global",
    path: "/",
    expiresAt: "2027-01-01T00:00:00.000Z",
  },
});
