import { z } from "zod";
import { defineResource } from "./define.ts";

export const IamSamlProvider = defineResource({
  type: "AWS::IAM::SAMLProvider",
  service: "iam-identity-providers",
  scope: "global",
  title: "IAM SAML provider",
  fields: z.object({
    createdAt: z.string().describe("ListSAMLProviders SAMLProviderList[].CreateDate, ISO 8601"),
    validUntil: z
      .string()
      .nullable()
      .describe("ValidUntil: end of its validity, ISO 8601; null when IAM does not tell"),
  }),
  example: {
    type: "AWS::IAM::SAMLProvider",
    arn: "arn:aws:iam::123456789012:saml-provider/directory",
    id: "directory",
    name: "directory",
    account: "123456789012",
    region: "global",
    createdAt: "2026-01-15T00:00:00.000Z",
    validUntil: "2126-01-15T00:00:00.000Z",
  },
});
