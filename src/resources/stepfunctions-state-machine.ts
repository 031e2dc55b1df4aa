import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

export const StepFunctionsStateMachine = defineResource({
  type: "AWS::StepFunctions::StateMachine",
  service: "stepfunctions",
  scope: "regional",
  title: "Step Functions state machine",
  fields: z.object({
    secret: JudgedVariable.shape.secret.describe(
      "The secret that DescribeStateMachine definition holds; null when it holds none",
    ),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("encryptionConfiguration.kmsKeyId; null: under the key that AWS owns"),
    logLevel: z
      .string()
      .describe("loggingConfiguration.level: ALL, ERROR, FATAL or OFF; OFF when not sent"),
    kind: z.string().describe("type: STANDARD, or EXPRESS, which keeps no history of executions"),
  }),
  example: {
    type: "AWS::StepFunctions::StateMachine",
    arn: "arn:aws:states:us-east-1:123456789012:stateMachine:orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    secret: null,
    kmsKeyId: null,
    logLevel: "ALL",
    kind: "STANDARD",
  },
});
