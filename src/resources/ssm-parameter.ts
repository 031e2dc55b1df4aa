import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedText } from "./judged-variable.ts";

const ParameterPolicy = z.object({
  type: z
    .string()
    .describe("PolicyType: Expiration, ExpirationNotification or NoChangeNotification"),
  expiresAt: z
    .string()
    .nullable()
    .describe("Attributes.Timestamp of PolicyText, ISO 8601; null for the notifications"),
});

export const SsmParameter = defineResource({
  type: "AWS::SSM::Parameter",
  service: "ssm",
  scope: "regional",
  title: "Parameter Store parameter",
  fields: z.object({
    parameterType: z
      .enum(["String", "StringList", "SecureString"])
      .describe("DescribeParameters Parameters[].Type"),
    tier: z.string().describe("Parameters[].Tier: Standard, Advanced or Intelligent-Tiering"),
    keyId: z
      .string()
      .nullable()
      .describe("Parameters[].KeyId: alias, id or ARN of the KMS key; null unless a SecureString"),
    lastModifiedAt: z.string().describe("Parameters[].LastModifiedDate, ISO 8601"),
    policies: z.array(ParameterPolicy).describe("Parameters[].Policies: parameter policies"),
    value: JudgedText.nullable().describe(
      "GetParameters Parameters[].Value, judged; null for a SecureString, whose value is never read",
    ),
    resourcePolicies: z
      .array(z.string())
      .describe("GetResourcePolicies Policies[].Policy: JSON texts that share it; Advanced only"),
  }),
  example: {
    type: "AWS::SSM::Parameter",
    arn: "arn:aws:ssm:us-east-1:123456789012:parameter/orders/stage",
    id: "/orders/stage",
    name: "/orders/stage",
    account: "123456789012",
    region: "us-east-1",
    parameterType: "String",
    tier: "Standard",
    keyId: null,
    lastModifiedAt: "2026-05-01T00:00:00.000Z",
    policies: [],
    value: { secret: null, sensitiveName: false, form: "plain" },
    resourcePolicies: [],
  },
});
