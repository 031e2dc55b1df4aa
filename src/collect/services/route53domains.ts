import { Route53Domain } from "../../resources/route53-domain.ts";
import { ListDomainsCommand, Route53DomainsClient } from "../own-clients/route53-domains.ts";
import { call, defineCollector } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  ListDomains: call(
    ListDomainsCommand,
    "route53domains:ListDomains",
    { type: Route53Domain },
    { page: ["NextPageMarker", "Marker"] },
  ),
};

export default defineCollector({
  service: "route53domains",
  scope: "global",
  client: Route53DomainsClient,
  calls,
  async *collect(context) {
    const { account, partition } = context;
    // Domains are registered in the commercial partition alone.
    if (partition !== "aws") return;
    for await (const domain of context.items("ListDomains", {}, (output) => output.Domains)) {
      const name = domain.DomainName ?? "";
      yield context.resource(Route53Domain, {
        // AWS gives domains no ARN.
        arn: `arn:${partition}:route53domains::${account}:domain/${name}`,
        id: name,
        name,
        transferLock: domain.TransferLock,
        autoRenew: domain.AutoRenew,
        expiresAt: iso(domain.Expiry),
      });
    }
  },
});
