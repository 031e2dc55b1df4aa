import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

const FunctionUrl = z.object({
  alias: z
    .string()
    .nullable()
    .describe("Alias that the URL calls, from FunctionArn; null: the function itself"),
  authType: z.string().describe("AuthType: AWS_IAM, or NONE for callers without credentials"),
  createdAt: z.string().describe("CreationTime, ISO 8601"),
});

const AliasPolicy = z.object({
  alias: z.string().describe("Name of the alias"),
  policy: z.string().nullable().describe("GetPolicy Policy of the alias: JSON text; null: none"),
});

export const LambdaFunction = defineResource({
  type: "AWS::Lambda::Function",
  service: "lambda",
  scope: "regional",
  title: "Lambda function",
  fields: z.object({
    runtime: z
      .string()
      .nullable()
      .describe("ListFunctions Functions[].Runtime; null for container images"),
    role: z.string().describe("Functions[].Role: ARN of the execution role"),
    securityGroups: z
      .array(z.string())
      .describe("Functions[].VpcConfig.SecurityGroupIds; empty outside a VPC"),
    kmsKeyArn: z
      .string()
      .nullable()
      .describe("Functions[].KMSKeyArn; null: the environment is under the AWS managed key"),
    hasEnvironment: z
      .boolean()
      .describe(
        "Functions[].Environment is there: with variables, or with an error in their place",
      ),
    environment: z
      .array(JudgedVariable)
      .describe("Functions[].Environment.Variables, judged; sorted by name"),
    policy: z
      .string()
      .nullable()
      .describe(
        "GetPolicy Policy: JSON text, without tokens that Alexa sends along; null: none. Versions and aliases have policies of their own",
      ),
    urls: z
      .array(FunctionUrl)
      .describe("ListFunctionUrlConfigs FunctionUrlConfigs: of the function and of its aliases"),
    aliasPolicies: z
      .array(AliasPolicy)
      .describe("Policies of the aliases that have a URL for callers without credentials"),
    codeSigning: z
      .string()
      .nullable()
      .describe(
        "ListCodeSigningConfigs CodeSigningConfigs[].CodeSigningPolicies.UntrustedArtifactOnDeployment of its code signing configuration: Enforce or Warn; NONE without a configuration; null for container images and in Regions without code signing",
      ),
  }),
  example: {
    type: "AWS::Lambda::Function",
    arn: "arn:aws:lambda:us-east-1:123456789012:function:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    runtime: "nodejs22.x",
    role: "arn:aws:iam::123456789012:role/orders-function",
    securityGroups: [],
    kmsKeyArn: null,
    hasEnvironment: true,
    environment: [{ name: "STAGE", secret: null, sensitiveName: false, form: "plain" }],
    policy: null,
    urls: [],
    aliasPolicies: [],
    codeSigning: "Enforce",
  },
});
