import { z } from "zod";
import { Account } from "../resources/account.ts";
import { AlternateContact } from "../resources/alternate-contact.ts";
import { defineFact } from "./define.ts";

export const accountSecurityContact = defineFact({
  on: Account,
  name: "hasSecurityContact",
  schema: z
    .boolean()
    .nullable()
    .describe("The account has a security contact; null in partitions without such contacts"),
  reads: { [AlternateContact.type]: ["contactType"] },
  compute({ account }, input) {
    const scope = { account };
    if (!input.offers(AlternateContact, scope)) return null;
    const found = input.find(
      AlternateContact,
      scope,
      ({ contactType }) => contactType === "SECURITY",
    );
    return found !== null;
  },
});
