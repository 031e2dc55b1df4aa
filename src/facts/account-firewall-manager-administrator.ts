import { z } from "zod";
import { Account } from "../resources/account.ts";
import { FmsAdminAccount } from "../resources/fms-admin-account.ts";
import { Organization } from "../resources/organization.ts";
import { defineFact } from "./define.ts";

const GOING = new Set(["DELETING", "DELETED"]);

export const accountFirewallManagerAdministrator = defineFact({
  on: Account,
  name: "firewallManagerAdministrator",
  schema: z
    .string()
    .nullable()
    .describe(
      "Account that administers Firewall Manager by default, as far as this one may know it; null: none, or no organization",
    ),
  reads: { [Organization.type]: [], [FmsAdminAccount.type]: ["adminAccount", "roleStatus"] },
  compute({ account }, input) {
    if (input.find(Organization, { account }, () => true) === null) return null;
    const stays = ({ roleStatus }: { readonly roleStatus: string | null }) =>
      roleStatus === null || !GOING.has(roleStatus);
    return input.find(FmsAdminAccount, { account }, stays)?.adminAccount ?? null;
  },
});
