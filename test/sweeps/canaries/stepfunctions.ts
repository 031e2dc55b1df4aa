import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  const Parameters = {
    Password: secret("state machine parameter"),
    Headers: { Authorization: `Bearer ${secret("state machine header")}` },
  };
  const definition = {
    Comment: secret("state machine comment"),
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
