import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, plant }: CanaryContext): Promise<void> {
  const Parameters = {
    Password: plant("state machine parameter"),
    Headers: { Authorization: `Bearer ${plant("state machine header")}` },
  };
  const definition = {
    Comment: plant("state machine comment"),
    StartAt: "Call",
    States: {
      Call: { Type: "Task", Resource: "arn:aws:states:::http:invoke", Parameters, End: true },
    },
  };
  await new SFNClient(config).send(
    new CreateStateMachineCommand({
      name: "canary",
      roleArn: role,
      definition: JSON.stringify(definition),
    }),
  );
}
