import { z } from "zod";
import { Account } from "../resources/account.ts";
import { FmsPolicy } from "../resources/fms-policy.ts";
import { defineFact } from "./define.ts";

const KIND: Readonly<Record<string, string>> = {
  WAFV2: "WAF",
  SECURITY_GROUPS_COMMON: "SECURITY_GROUPS",
  SECURITY_GROUPS_CONTENT_AUDIT: "SECURITY_GROUPS",
  SECURITY_GROUPS_USAGE_AUDIT: "SECURITY_GROUPS",
  IMPORT_NETWORK_FIREWALL: "NETWORK_FIREWALL",
  THIRD_PARTY_FIREWALL: "NETWORK_FIREWALL",
  NETWORK_ACL_COMMON: "NETWORK_ACL",
};

export const accountFirewallManagerKinds = defineFact({
  on: Account,
  name: "firewallManagerKinds",
  schema: z
    .array(z.string())
    .describe(
      "What the policies of Firewall Manager in all Regions set up: WAF, SHIELD_ADVANCED, SECURITY_GROUPS, " +
        "NETWORK_FIREWALL (of AWS or others), DNS_FIREWALL, NETWORK_ACL",
    ),
  reads: { [FmsPolicy.type]: ["serviceType", "inScope"] },
  compute({ account }, input) {
    const kinds = input
      .list(FmsPolicy, { account })
      .filter(({ inScope }) => inScope)
      .map(({ serviceType }) => KIND[serviceType] ?? serviceType);
    return [...new Set(kinds)].sort();
  },
});
