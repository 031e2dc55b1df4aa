import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { madeUp } from "../../secrets/made-up.ts";
import type { SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

/** State machines with and without a secret in their definition. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const roleArn = await makeServiceRole(context, "orders-workflow", "states");
  const make = (name: string, Parameters: object) =>
    client(SFNClient).send(
      new CreateStateMachineCommand({ name, roleArn, definition: definition(Parameters) }),
    );
  await make(bad("stepfunctions-definition-secret"), {
    Endpoint: "https://api.example.com/orders",
    Password: madeUp("base62", 16, 991),
  });
  await make(bad("stepfunctions-definition-secret", "header"), {
    Headers: { Authorization: `Bearer ${madeUp("base62", 40, 992)}` },
  });
  await make(good("state-machine"), {
    "Password.$": "$.password",
    SecretId: "orders/api",
    Authentication: {
      ConnectionArn: "arn:aws:events:us-east-1:123456789012:connection/orders/11111111",
    },
  });
}

function definition(Parameters: object): string {
  return JSON.stringify({
    StartAt: "Call",
    States: {
      Call: { Type: "Task", Resource: "arn:aws:states:::http:invoke", Parameters, End: true },
    },
  });
}
