import { AccountClient, PutAlternateContactCommand } from "@aws-sdk/client-account";
import type { CanaryContext } from "./context.ts";

/** Who is to be told of incidents is nobody else's business. */
export async function plant(context: CanaryContext): Promise<void> {
  await new AccountClient(context.config).send(
    new PutAlternateContactCommand({
      AlternateContactType: "SECURITY",
      Name: context.secret("name of the security contact"),
      Title: context.secret("title of the security contact"),
      EmailAddress: `${context.secret("address of the security contact")}@example.com`,
      PhoneNumber: context.secret("phone number of the security contact"),
    }),
  );
}
