import { AccountClient, PutAlternateContactCommand } from "@aws-sdk/client-account";
import type { SeedContext } from "./context.ts";

/** A contact for bills, and none for security. */
export async function seed({ client }: SeedContext): Promise<void> {
  await client(AccountClient).send(
    new PutAlternateContactCommand({
      AlternateContactType: "BILLING",
      Name: "Accounts",
      Title: "Team",
      EmailAddress: "bills@example.com",
      PhoneNumber: "+44 20 7946 0000",
    }),
  );
}
