import {
  CreateSubscriptionCommand,
  ShieldClient,
  UpdateEmergencyContactSettingsCommand,
} from "@aws-sdk/client-shield";
import type { CanaryContext } from "./context.ts";

/** Whom the Shield Response Team calls is nobody else's business. */
export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const client = new ShieldClient(config);
  await client.send(new CreateSubscriptionCommand({}));
  await client.send(
    new UpdateEmergencyContactSettingsCommand({
      EmergencyContactList: [
        {
          EmailAddress: `${secret("address of an emergency contact")}@example.com`,
          PhoneNumber: secret("phone number of an emergency contact"),
          ContactNotes: secret("notes on an emergency contact"),
        },
      ],
    }),
  );
}
