import { z } from "zod";
import { defineResource } from "./define.ts";

/** A contact beside the owner of the account. Who it is stays at AWS: that there is one is enough. */
export const AlternateContact = defineResource({
  type: "AWS::Account::AlternateContact",
  service: "account-contacts",
  scope: "global",
  title: "Alternate contact of an account",
  fields: z.object({
    contactType: z.string().describe("GetAlternateContact AlternateContactType: SECURITY"),
  }),
  example: {
    type: "AWS::Account::AlternateContact",
    arn: "arn:aws:account::123456789012:alternate-contact/SECURITY",
    id: "SECURITY",
    name: "security contact",
    account: "123456789012",
    region: "global",
    contactType: "SECURITY",
  },
});
