import {
  GetPolicyCommand,
  LambdaClient,
  ListCodeSigningConfigsCommand,
  ListFunctionUrlConfigsCommand,
  ListFunctionsByCodeSigningConfigCommand,
  ListFunctionsCommand,
  type FunctionConfiguration,
} from "@aws-sdk/client-lambda";
import { LambdaFunction } from "../../resources/lambda-function.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";
import { withoutSharedSecrets } from "../policy-secrets.ts";

// Deleted between the list and the call.
const GONE = "ResourceNotFoundException";
// Function URLs and code signing do not exist in every Region that has functions.
const NOT_OFFERED = "UnknownOperationException";

const calls = {
  ListFunctions: call(
    ListFunctionsCommand,
    "lambda:ListFunctions",
    { type: LambdaFunction },
    { page: ["NextMarker", "Marker"], secrets: ["Functions[].Environment.Variables.*"] },
  ),
  GetPolicy: call(
    GetPolicyCommand,
    "lambda:GetPolicy",
    { type: LambdaFunction, fields: ["policy", "aliasPolicies"] },
    {
      none: [GONE],
      secrets: ["**.aws:Referer", "**.aws:UserAgent", "**.lambda:EventSourceToken"],
    },
  ),
  ListFunctionUrlConfigs: call(
    ListFunctionUrlConfigsCommand,
    "lambda:ListFunctionUrlConfigs",
    { type: LambdaFunction, fields: ["urls", "aliasPolicies"] },
    { none: [GONE, NOT_OFFERED], page: ["NextMarker", "Marker"] },
  ),
  ListCodeSigningConfigs: call(
    ListCodeSigningConfigsCommand,
    "lambda:ListCodeSigningConfigs",
    { type: LambdaFunction, fields: ["codeSigning"] },
    { none: [NOT_OFFERED], page: ["NextMarker", "Marker"] },
  ),
  ListFunctionsByCodeSigningConfig: call(
    ListFunctionsByCodeSigningConfigCommand,
    "lambda:ListFunctionsByCodeSigningConfig",
    { type: LambdaFunction, fields: ["codeSigning"] },
    { none: [GONE], page: ["NextMarker", "Marker"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "lambda",
  scope: "regional",
  client: LambdaClient,
  calls,
  async *collect(context) {
    let codeSigning: Promise<CodeSigning | undefined> | undefined;
    const listed = context.items("ListFunctions", {}, (output) => output.Functions);
    yield* context.each(listed, async (item) => {
      const { FunctionName: name = "", FunctionArn: arn = "" } = item;
      const urls = await functionUrls(context, name, arn);
      return context.resource(LambdaFunction, {
        arn,
        id: name,
        name,
        runtime: item.Runtime ?? null,
        role: item.Role,
        securityGroups: item.VpcConfig?.SecurityGroupIds ?? [],
        kmsKeyArn: item.KMSKeyArn || null,
        hasEnvironment: hasEnvironment(item.Environment),
        environment: await environment(context, arn, item.Environment),
        policy: await policy(context, name, arn),
        urls,
        aliasPolicies: await aliasPolicies(context, name, arn, urls),
        // Only Regions with such a function are asked for their code signing, and once.
        codeSigning:
          item.PackageType === "Image"
            ? null
            : (await (codeSigning ??= readCodeSigning(context)))?.(arn),
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

async function policy(context: Context, name: string, arn: string, alias?: string) {
  const input = { FunctionName: name, ...(alias !== undefined && { Qualifier: alias }) };
  const output = await context.read("GetPolicy", input, arn);
  return output && (output.Policy === undefined ? null : withoutSharedSecrets(output.Policy));
}

async function functionUrls(context: Context, name: string, arn: string) {
  const found = await context.readAll(
    "ListFunctionUrlConfigs",
    { FunctionName: name },
    (output) => output.FunctionUrlConfigs,
    arn,
  );
  // Where there are no function URLs, no function has one.
  if (found === null) return [];
  return found?.map(({ FunctionArn: called = "", AuthType: authType = "", CreationTime }) => ({
    alias: called.startsWith(`${arn}:`) ? called.slice(arn.length + 1) : null,
    authType,
    createdAt: CreationTime ?? "",
  }));
}

/** The policies that decide who may call the aliases; undefined when any is unread. */
async function aliasPolicies(
  context: Context,
  name: string,
  arn: string,
  urls: readonly { alias: string | null; authType: string }[] | undefined,
) {
  if (urls === undefined) return undefined;
  const aliases = urls.flatMap(({ alias, authType }) =>
    authType === "NONE" && alias !== null ? [alias] : [],
  );
  const policies: { alias: string; policy: string | null }[] = [];
  for (const alias of aliases) {
    const text = await policy(context, name, arn, alias);
    if (text === undefined) return undefined;
    policies.push({ alias, policy: text });
  }
  return policies;
}

/** What the code signing configuration of a function does; undefined for one that may have an unread configuration. */
type CodeSigning = (functionArn: string) => string | null | undefined;

async function readCodeSigning(context: Context): Promise<CodeSigning | undefined> {
  const configs = await context.readAll(
    "ListCodeSigningConfigs",
    {},
    (output) => output.CodeSigningConfigs,
  );
  if (configs === undefined) return undefined;
  if (configs === null) return () => null;
  const policyByFunction = new Map<string, string>();
  let whole = true;
  // A configuration names its functions, which is far fewer calls than a function its configuration.
  for (const { CodeSigningConfigArn, CodeSigningPolicies: policies } of configs) {
    const input = { CodeSigningConfigArn };
    const functions = await context.readAll(
      "ListFunctionsByCodeSigningConfig",
      input,
      (output) => output.FunctionArns,
    );
    whole &&= functions !== undefined;
    for (const arn of functions ?? []) {
      // Warn is what AWS takes when nothing is said.
      policyByFunction.set(arn, policies?.UntrustedArtifactOnDeployment ?? "Warn");
    }
  }
  return (arn) => policyByFunction.get(arn) ?? (whole ? "NONE" : undefined);
}
