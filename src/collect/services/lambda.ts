import {
  LambdaClient,
  ListFunctionsCommand,
  type FunctionConfiguration,
} from "@aws-sdk/client-lambda";
import { LambdaFunction } from "../../resources/lambda-function.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";

const calls = {
  ListFunctions: call(
    ListFunctionsCommand,
    "lambda:ListFunctions",
    { type: LambdaFunction },
    { page: ["NextMarker", "Marker"], secrets: ["Functions[].Environment.Variables.*"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "lambda",
  scope: "regional",
  client: LambdaClient,
  calls,
  async *collect(context) {
    // The list carries all that is wanted of a function, so none is asked for by itself.
    const listed = context.items("ListFunctions", {}, (output) => output.Functions);
    yield* context.each(listed, async (item) => {
      const { FunctionName: name = "", FunctionArn: arn = "" } = item;
      return context.resource(LambdaFunction, {
        arn,
        id: name,
        name,
        runtime: item.Runtime ?? null,
        role: item.Role,
        kmsKeyArn: item.KMSKeyArn || null,
        hasEnvironment: hasEnvironment(item.Environment),
        environment: await environment(context, arn, item.Environment),
      });
    });
  },
});

/** Whether there is anything to decrypt. */
function hasEnvironment({ Variables, Error: error }: FunctionConfiguration["Environment"] = {}) {
  return error !== undefined || Object.keys(Variables ?? {}).length > 0;
}

async function environment(
  context: Context,
  arn: string,
  { Variables = {}, Error: error }: NonNullable<FunctionConfiguration["Environment"]> = {},
) {
  if (error !== undefined) {
    const { ErrorCode: name = "UnknownError", Message: message = "" } = error;
    // Only a refusal is cured by a permission; a disabled or deleted key is not.
    const action = /AccessDenied/.test(name) ? "kms:Decrypt" : "";
    const place = { type: LambdaFunction, field: "environment", arn };
    context.unread("ListFunctions", place, action, { name, message });
    return undefined;
  }
  const variables = Object.entries(Variables).map(([name, value]) => ({ name, value }));
  return judgeVariables(variables, ({ name, value }) => context.judge(name, value));
}
