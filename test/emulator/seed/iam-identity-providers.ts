import { CreateSAMLProviderCommand, IAMClient } from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";

/** SAML providers; when they expire stands in their names. */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const iam = client(IAMClient);
  const names = [
    bad("iam-saml-provider-expiring", "20-days-left"),
    bad("iam-saml-provider-expiring", "expired"),
    good("saml-provider"),
  ];
  for (const Name of names) {
    await iam.send(
      new CreateSAMLProviderCommand({ Name, SAMLMetadataDocument: "<metadata/>".padEnd(1000) }),
    );
  }
}
