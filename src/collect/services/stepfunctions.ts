import {
  DescribeStateMachineCommand,
  type DescribeStateMachineOutput,
  ListStateMachinesCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { StepFunctionsStateMachine } from "../../resources/stepfunctions-state-machine.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

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
    { type: StepFunctionsStateMachine, fields: ["secret", "kmsKeyId"] },
    {
      // The definition is under a key that the caller may not use, or nobody can.
      none: ["KmsAccessDeniedException", "KmsInvalidStateException"],
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

async function described(context: Context, arn: string) {
  const wantsDefinition = context.wants(StepFunctionsStateMachine, "secret");
  if (wantsDefinition) {
    const output = await context.read("DescribeStateMachine", { stateMachineArn: arn }, arn);
    if (output !== null) {
      return (
        output && {
          secret: (await context.judge("definition", output.definition ?? "")).secret,
          kmsKeyId: keyOf(output),
        }
      );
    }
    const failure = {
      name: "AccessDeniedException",
      message: "the definition is encrypted, and its key could not be used",
    };
    const place = { type: StepFunctionsStateMachine, field: "secret", arn };
    context.unread("DescribeStateMachine", place, "kms:Decrypt", failure);
    if (!context.wants(StepFunctionsStateMachine, "kmsKeyId")) return {};
  }
  // What is not encrypted tells the key.
  const input = { stateMachineArn: arn, includedData: "METADATA_ONLY" as const };
  const metadata = await context.read("DescribeStateMachine", input, arn);
  return metadata ? { kmsKeyId: keyOf(metadata) } : {};
}

function keyOf({ encryptionConfiguration }: DescribeStateMachineOutput): string | null {
  return encryptionConfiguration?.kmsKeyId ?? null;
}
