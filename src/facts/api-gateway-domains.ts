import type { ResourceIdentity } from "../model/resource.ts";
import { ApiGatewayDomainName } from "../resources/api-gateway-domain-name.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { FactInput } from "./define.ts";

type Domain = ResourceOf<typeof ApiGatewayDomainName>;

/** What `domainsOf` and `needsClientCertificate` read, for the `reads` of a fact that asks them. */
export const DOMAIN_READS = { [ApiGatewayDomainName.type]: ["mappedApis", "mutualTls"] } as const;

const mappedApis = (domain: Domain) => domain.mappedApis;

/** The custom domain names under which an API answers. */
export function domainsOf(
  { id, account, region }: ResourceIdentity,
  input: FactInput,
): readonly Domain[] {
  return input.findByKey(ApiGatewayDomainName, { account, region }, mappedApis, id);
}

/** Whether every way to an API asks for a client certificate: its own address is off, and its domain names use mutual TLS. */
export function needsClientCertificate(
  api: ResourceIdentity & { readonly defaultEndpointDisabled: boolean },
  input: FactInput,
): boolean {
  return api.defaultEndpointDisabled && domainsOf(api, input).every(({ mutualTls }) => mutualTls);
}
