import { AmplifyClient, CreateAppCommand } from "@aws-sdk/client-amplify";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, plant }: CanaryContext): Promise<void> {
  await new AmplifyClient(config).send(
    new CreateAppCommand({
      name: "canary",
      environmentVariables: { API_KEY: plant("amplify variable") },
      basicAuthCredentials: Buffer.from(`user:${plant("amplify basic auth")}`).toString("base64"),
      buildSpec: `env: ${plant("amplify buildspec")}`,
    }),
  );
}
