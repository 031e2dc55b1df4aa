import { z } from "zod";
import { Account } from "../resources/account.ts";
import { Organization } from "../resources/organization.ts";
import { defineFact } from "./define.ts";

export const accountManagesOrganization = defineFact({
  on: Account,
  name: "managesOrganization",
  schema: z.boolean().describe("The account is the management account of an organization"),
  reads: { [Organization.type]: ["managementAccount"] },
  compute: ({ account }, input) =>
    input.find(
      Organization,
      { account },
      ({ managementAccount }) => managementAccount === account,
    ) !== null,
});
