import { AmplifyClient, CreateAppCommand } from "@aws-sdk/client-amplify";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await new AmplifyClient(config).send(
    new CreateAppCommand({
      name: "canary",
      environmentVariables: { API_KEY: secret("amplify variable") },
      basicAuthCredentials: Buffer.from(`user:${secret("amplify basic auth")}`).toString("base64"),
      buildSpec: `env: ${secret("amplify buildspec")}`,
    }),
  );
}
