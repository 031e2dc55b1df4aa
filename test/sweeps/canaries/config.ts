import {
  ConfigServiceClient,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
} from "@aws-sdk/client-config-service";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  const client = new ConfigServiceClient(config);
  await client.send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: {
        name: "canary",
        roleARN: role,
        recordingGroup: { allSupported: true },
      },
    }),
  );
  await client.send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName: "canary",
        Description: secret("config rule description"),
        Source: { Owner: "AWS", SourceIdentifier: "REQUIRED_TAGS" },
        InputParameters: JSON.stringify({
          tag1Key: secret("config rule parameter"),
        }),
      },
    }),
  );
}
