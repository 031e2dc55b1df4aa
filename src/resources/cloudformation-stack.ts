import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

const Output = JudgedVariable.extend({
  exportName: z
    .string()
    .nullable()
    .describe(
      "ExportName: every stack of the Region may import it under this name; null: not exported",
    ),
});

export const CloudFormationStack = defineResource({
  type: "AWS::CloudFormation::Stack",
  service: "cloudformation",
  scope: "regional",
  title: "CloudFormation stack",
  fields: z.object({
    parameters: z
      .array(JudgedVariable)
      .describe(
        "DescribeStacks Stacks[].Parameters, judged: ResolvedValue where it comes from Parameter Store, else ParameterValue, which is **** for NoEcho; sorted by name",
      ),
    outputs: z.array(Output).describe("Stacks[].Outputs, judged; sorted by name"),
    role: z
      .string()
      .nullable()
      .describe(
        "Stacks[].RoleARN: the role that every operation on the stack uses; null: the caller's own rights",
      ),
    parent: z
      .string()
      .nullable()
      .describe("Stacks[].ParentId: ARN of the stack that nests this one; null for none"),
  }),
  example: {
    type: "AWS::CloudFormation::Stack",
    arn: "arn:aws:cloudformation:us-east-1:123456789012:stack/orders/11111111-2222-3333-4444-555555555555",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    parameters: [{ name: "Stage", secret: null, sensitiveName: false, form: "plain" }],
    outputs: [
      { name: "QueueUrl", secret: null, sensitiveName: false, form: "plain", exportName: null },
    ],
    role: null,
    parent: null,
  },
});
