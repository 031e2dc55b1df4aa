import { Route53DomainsClient } from "../../../src/collect/own-clients/route53-domains.ts";
import {
  DisableDomainTransferLockCommand,
  RegisterDomainCommand,
} from "../own-clients/route53-domains.ts";
import type { SeedContext } from "./context.ts";

/** Registered domains. */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const domains = client(Route53DomainsClient);
  const register = (DomainName: string, AutoRenew = true) =>
    domains.send(new RegisterDomainCommand({ DomainName, AutoRenew, DurationInYears: 1 }));
  await register(`${good("domain")}.example.com`);
  await register(`${good("domain", "expiring-but-renewed")}.example.com`);
  await register(`${bad("route53-domain-auto-renew-off")}.example.com`, false);
  await register(`${bad("route53-domain-expiring")}.example.com`, false);
  const DomainName = `${bad("route53-transfer-unlocked")}.example.com`;
  await register(DomainName);
  await domains.send(new DisableDomainTransferLockCommand({ DomainName }));
}
