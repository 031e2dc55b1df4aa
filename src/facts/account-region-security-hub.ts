import { z } from "zod";
import { AccountRegion } from "../resources/account-region.ts";
import type { ResourceType } from "../resources/define.ts";
import { SecurityHubHubV2 } from "../resources/securityhub-hub-v2.ts";
import { SecurityHubHub } from "../resources/securityhub-hub.ts";
import { defineFact, type Fact } from "./define.ts";

export const accountRegionSecurityHub = hubFact(
  "securityHub",
  SecurityHubHub,
  "Whether Security Hub CSPM was turned on in the Region",
);
export const accountRegionSecurityHubV2 = hubFact(
  "securityHubV2",
  SecurityHubHubV2,
  "Whether the new Security Hub was turned on in the Region",
);

function hubFact(name: string, hub: ResourceType, meaning: string): Fact {
  return defineFact({
    on: AccountRegion,
    name,
    schema: z.enum(["on", "off", "not offered"]).describe(meaning),
    reads: { [hub.type]: [] },
    compute({ account, region }, input) {
      const scope = { account, region };
      if (!input.offers(hub, scope)) return "not offered";
      return input.find(hub, scope, () => true) === null ? "off" : "on";
    },
  });
}
