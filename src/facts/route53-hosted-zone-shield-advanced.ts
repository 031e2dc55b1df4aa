import { Route53HostedZone } from "../resources/route53-hosted-zone.ts";
import { shieldAdvancedFact } from "./shield-advanced.ts";

export const route53HostedZoneShieldAdvanced = shieldAdvancedFact(Route53HostedZone);
