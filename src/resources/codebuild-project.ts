import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

const BuildVariable = JudgedVariable.extend({
  type: z
    .string()
    .describe(
      "environmentVariables[].type: PLAINTEXT (also when absent), PARAMETER_STORE, SECRETS_MANAGER",
    ),
});

export const CodeBuildProject = defineResource({
  type: "AWS::CodeBuild::Project",
  service: "codebuild",
  scope: "regional",
  title: "CodeBuild project",
  fields: z.object({
    environment: z
      .array(BuildVariable)
      .describe(
        "BatchGetProjects projects[].environment.environmentVariables, judged; sorted by name",
      ),
  }),
  example: {
    type: "AWS::CodeBuild::Project",
    arn: "arn:aws:codebuild:us-east-1:123456789012:project/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    environment: [
      { name: "STAGE", type: "PLAINTEXT", secret: null, sensitiveName: false, form: "plain" },
    ],
  },
});
