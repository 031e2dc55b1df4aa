import { CreateDomainCommand, OpenSearchClient } from "@aws-sdk/client-opensearch";
import { ACCOUNT } from "../../emulator/index.ts";
import type { CanaryContext } from "./context.ts";

/** A domain with a password, and with shared secrets in headers that its policy compares. */
export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const headers = {
    StringEquals: { "aws:UserAgent": secret("domain policy user agent") },
    StringLike: { "aws:Referer": secret("domain policy referer") },
  };
  const statement = {
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "es:ESHttp*",
    Resource: `arn:aws:es:${config.region}:${ACCOUNT}:domain/canary/*`,
    Condition: headers,
  };
  await new OpenSearchClient(config).send(
    new CreateDomainCommand({
      DomainName: "canary",
      AccessPolicies: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
      AdvancedOptions: { "canary.option": secret("domain advanced option") },
      AdvancedSecurityOptions: {
        Enabled: true,
        InternalUserDatabaseEnabled: true,
        MasterUserOptions: {
          MasterUserName: "admin",
          MasterUserPassword: secret("domain admin password"),
        },
      },
    }),
  );
}
