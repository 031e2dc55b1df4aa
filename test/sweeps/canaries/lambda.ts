import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  const lambda = new LambdaClient(config);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: "canary",
      Role: role,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: Buffer.from("not run") },
      Description: secret("lambda description"),
      Environment: {
        Variables: {
          DB_PASSWORD: secret("lambda sensitive name"),
          COLOUR: secret("lambda harmless name"),
          DATABASE_URL: `postgres://app:${secret("lambda URL")}@db.internal/app`,
          SETTINGS: JSON.stringify({ nested: { apiKey: secret("lambda JSON") } }),
          HEADER: `Authorization: Bearer ${secret("lambda header")}`,
        },
      },
    }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: "canary",
      StatementId: "alexa",
      Action: "lambda:InvokeFunction",
      Principal: "alexa-appkit.amazon.com",
      EventSourceToken: secret("lambda event source token"),
    }),
  );
}
