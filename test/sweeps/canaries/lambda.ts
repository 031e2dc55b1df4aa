import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, plant }: CanaryContext): Promise<void> {
  const lambda = new LambdaClient(config);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: "canary",
      Role: role,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: Buffer.from("not run") },
      Description: plant("lambda description"),
      Environment: {
        Variables: {
          DB_PASSWORD: plant("lambda sensitive name"),
          COLOUR: plant("lambda harmless name"),
          DATABASE_URL: `postgres://app:${plant("lambda URL")}@db.internal/app`,
          SETTINGS: JSON.stringify({ nested: { apiKey: plant("lambda JSON") } }),
          HEADER: `Authorization: Bearer ${plant("lambda header")}`,
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
      EventSourceToken: plant("lambda event source token"),
    }),
  );
}
