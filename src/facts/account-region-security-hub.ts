import { SecurityHubHubV2 } from "../resources/securityhub-hub-v2.ts";
import { SecurityHubHub } from "../resources/securityhub-hub.ts";
import { turnedOnFact } from "./turned-on.ts";

export const accountRegionSecurityHub = turnedOnFact(
  "securityHub",
  SecurityHubHub,
  "Whether Security Hub CSPM was turned on in the Region",
);
export const accountRegionSecurityHubV2 = turnedOnFact(
  "securityHubV2",
  SecurityHubHubV2,
  "Whether the new Security Hub was turned on in the Region",
);
