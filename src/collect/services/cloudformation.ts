import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { CloudFormationStack } from "../../resources/cloudformation-stack.ts";
import { call, defineCollector } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";
import { tagRecord } from "../shape.ts";

const calls = {
  DescribeStacks: call(
    DescribeStacksCommand,
    "cloudformation:DescribeStacks",
    { type: CloudFormationStack },
    {
      page: ["NextToken", "NextToken"],
      // AWS asks for it where no stack is named.
      dependentActions: ["cloudformation:ListStacks"],
      secrets: [
        "<ParameterKey>=<ParameterValue>",
        "<ParameterKey>=<ResolvedValue>",
        "<OutputKey>=<OutputValue>",
        // Quotes what a resource was refused for.
        "<StackStatusReason>",
      ],
    },
  ),
};

export default defineCollector({
  service: "cloudformation",
  scope: "regional",
  client: CloudFormationClient,
  calls,
  async *collect(context) {
    const { judge } = context;
    const stacks = context.items("DescribeStacks", {}, (output) => output.Stacks);
    yield* context.each(stacks, async (stack) => {
      const { StackId: arn = "", StackName: name = "", Tags } = stack;
      const parameters = (stack.Parameters ?? []).map((each) => ({
        name: each.ParameterKey ?? "",
        // Of a parameter of Parameter Store the value is only its name there.
        value: each.ResolvedValue ?? each.ParameterValue ?? "",
      }));
      const outputs = (stack.Outputs ?? []).map((each) => ({
        name: each.OutputKey ?? "",
        value: each.OutputValue ?? "",
        exportName: each.ExportName ?? null,
      }));
      return context.resource(CloudFormationStack, {
        arn,
        id: name,
        name,
        tags: tagRecord(Tags),
        parameters: await judgeVariables(parameters, (each) => judge(each.name, each.value)),
        outputs: await judgeVariables(outputs, (each) => judge(spokenName(each), each.value)),
        role: stack.RoleARN ?? null,
        parent: stack.ParentId ?? null,
      });
    });
  },
});

/** What Ref gives of an API key of API Gateway is its id. The key itself has twenty characters or more. */
function spokenName({ name, value }: { name: string; value: string }): string {
  return /api_?-?key/i.test(name) && /^[a-z0-9]{10}$/.test(value) ? `${name}Id` : name;
}
