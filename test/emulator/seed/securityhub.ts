import {
  EnableSecurityHubCommand,
  EnableSecurityHubV2Command,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import type { SeedContext } from "./context.ts";

/** Both kinds at home, only the older one in a second Region and without a standard, none elsewhere. */
export async function seed({ client }: SeedContext): Promise<void> {
  const home = client(SecurityHubClient);
  await home.send(new EnableSecurityHubCommand({}));
  await home.send(new EnableSecurityHubV2Command({}));
  const abroad = client(SecurityHubClient, "eu-west-1");
  await abroad.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
}
