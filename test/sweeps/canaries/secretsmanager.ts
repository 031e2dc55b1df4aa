import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await new SecretsManagerClient(config).send(
    new CreateSecretCommand({
      Name: "canary",
      Description: secret("secret description"),
      SecretString: JSON.stringify({ password: secret("secret value") }),
    }),
  );
}
