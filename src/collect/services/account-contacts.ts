import { AccountClient, GetAlternateContactCommand } from "@aws-sdk/client-account";
import { AlternateContact } from "../../resources/alternate-contact.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  GetAlternateContact: call(
    GetAlternateContactCommand,
    "account:GetAlternateContact",
    { type: AlternateContact },
    {
      none: ["ResourceNotFoundException"],
      // No secrets, but they say who somebody is, and nothing here reads them.
      secrets: [
        "AlternateContact.EmailAddress",
        "AlternateContact.Name",
        "AlternateContact.PhoneNumber",
        "AlternateContact.Title",
      ],
    },
  ),
};

const SECURITY = "SECURITY";

export default defineCollector({
  service: "account-contacts",
  scope: "global",
  // AWS GovCloud (US) has no such service: its accounts have the contacts of those they belong to.
  partialRegions: true,
  client: AccountClient,
  calls,
  async *collect(context) {
    const input = { AlternateContactType: SECURITY } as const;
    const output = await context.read("GetAlternateContact", input);
    if (!output?.AlternateContact) return;
    yield context.resource(AlternateContact, {
      arn: `arn:${context.partition}:account::${context.account}:alternate-contact/${SECURITY}`,
      id: SECURITY,
      name: "security contact",
      contactType: SECURITY,
    });
  },
});
