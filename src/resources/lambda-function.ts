import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

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
    kmsKeyArn: null,
    hasEnvironment: true,
    environment: [{ name: "STAGE", secret: null, sensitiveName: false, form: "plain" }],
  },
});
