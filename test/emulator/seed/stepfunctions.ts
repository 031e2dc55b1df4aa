import { CreateStateMachineCommand, type LogLevel, SFNClient } from "@aws-sdk/client-sfn";
import { madeUp } from "../../secrets/made-up.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

/** State machines with and without a secret in their definition, and a log. */
export async function seed(context: SeedContext): Promise<void> {
  const { account, bad, good, client } = context;
  const logGroupArn = `arn:aws:logs:${HOME_REGION}:${account}:log-group:workflows:*`;
  const roleArn = await makeServiceRole(context, "orders-workflow", "states");
  const make = (name: string, Parameters: object, level: LogLevel = "ERROR") =>
    client(SFNClient).send(
      new CreateStateMachineCommand({
        name,
        roleArn,
        definition: definition(Parameters),
        loggingConfiguration: {
          level,
          destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
        },
      }),
    );
  await make(bad("stepfunctions-logging-off"), {}, "OFF");
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
