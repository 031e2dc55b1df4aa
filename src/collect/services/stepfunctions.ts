import {
  DescribeStateMachineCommand,
  type DescribeStateMachineOutput,
  ListStateMachinesCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { StepFunctionsStateMachine } from "../../resources/stepfunctions-state-machine.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const METADATA = ["kmsKeyId", "logLevel", "kind"];

const calls = {
  ListStateMachines: call(
    ListStateMachinesCommand,
    "states:ListStateMachines",
    { type: StepFunctionsStateMachine },
    { page: ["nextToken", "nextToken"] },
  ),
  DescribeStateMachine: call(
    DescribeStateMachineCommand,
    "states:DescribeStateMachine",
    { type: StepFunctionsStateMachine, fields: ["secret", ...METADATA] },
    {
      // The caller may not use the key of the definition. A key that nobody can use is a failure like others.
      none: ["KmsAccessDeniedException"],
      secrets: ["definition"],
    },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "stepfunctions",
  scope: "regional",
  client: SFNClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const listed = context.items(
      "ListStateMachines",
      { maxResults: 1000 },
      (output) => output.stateMachines,
    );
    yield* context.each(listed, async ({ stateMachineArn: arn = "", name = "" }) =>
      context.resource(StepFunctionsStateMachine, {
        arn,
        id: name,
        name,
        ...(await described(context, arn)),
      }),
    );
  },
});

const DEFINITION = [{ type: StepFunctionsStateMachine, fields: ["secret"] }];
const REST = [{ type: StepFunctionsStateMachine, fields: METADATA }];

async function described(context: Context, arn: string) {
  const input = { stateMachineArn: arn };
  const output = await context.read("DescribeStateMachine", input, arn, DEFINITION);
  if (output) {
    const { secret } = await context.judge("definition", output.definition ?? "");
    return { secret, ...metadataOf(output) };
  }
  if (output === null) {
    const failure = {
      name: "AccessDeniedException",
      message: "the definition is encrypted, and its key may not be used",
    };
    const place = { type: StepFunctionsStateMachine, field: "secret", arn };
    context.unread("DescribeStateMachine", place, "kms:Decrypt", failure);
  }
  // What is not encrypted can still be told.
  const withoutDefinition = { ...input, includedData: "METADATA_ONLY" as const };
  const metadata = await context.read("DescribeStateMachine", withoutDefinition, arn, REST);
  return metadata ? metadataOf(metadata) : {};
}

function metadataOf(output: DescribeStateMachineOutput) {
  return {
    kmsKeyId: output.encryptionConfiguration?.kmsKeyId ?? null,
    logLevel: output.loggingConfiguration?.level ?? "OFF",
    kind: output.type,
  };
}
