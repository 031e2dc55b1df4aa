import {
  DescribeDomainsCommand,
  type DomainStatus,
  ListDomainNamesCommand,
  OpenSearchClient,
} from "@aws-sdk/client-opensearch";
import type { Resource } from "../../model/resource.ts";
import { OpenSearchDomain } from "../../resources/opensearch-domain.ts";
import { batchesOf } from "../batches.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { withoutSharedSecrets } from "../policy-secrets.ts";

/** As many domains as DescribeDomains takes. */
const BATCH = 5;

const calls = {
  ListDomainNames: call(ListDomainNamesCommand, "es:ListDomainNames", { type: OpenSearchDomain }),
  DescribeDomains: call(
    DescribeDomainsCommand,
    "es:DescribeDomains",
    { type: OpenSearchDomain, fields: Object.keys(OpenSearchDomain.fields.shape) },
    {
      secrets: [
        "**.aws:Referer",
        "**.aws:UserAgent",
        // What a change sets, also in part the policy and the options of SAML and JWT.
        "**.ActiveValue",
        "**.PendingValue",
        "**.MetadataContent",
        "DomainStatusList[].AdvancedOptions.*",
        // AWS takes it and does not show it.
        "**.MasterUserPassword",
      ],
    },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "opensearch",
  scope: "regional",
  client: OpenSearchClient,
  calls,
  async *collect(context) {
    const output = await context.read("ListDomainNames", {});
    const names = (output?.DomainNames ?? []).flatMap(({ DomainName }) => DomainName ?? []);
    for await (const found of context.each(batchesOf(names, BATCH), (batch) =>
      domains(context, batch),
    )) {
      yield* found;
    }
  },
});

async function domains(context: Context, names: string[]): Promise<Resource[]> {
  const output = await context.read("DescribeDomains", { DomainNames: names });
  if (output) {
    const present = (output.DomainStatusList ?? []).filter(({ Deleted }) => Deleted !== true);
    return present.map((domain) => described(context, domain));
  }
  return names.map((name) => context.resource(OpenSearchDomain, identity(context, name)));
}

function identity({ partition, region, account }: Context, name: string) {
  return { arn: `arn:${partition}:es:${region}:${account}:domain/${name}`, id: name, name };
}

function described(context: Context, domain: DomainStatus): Resource {
  const { EncryptionAtRestOptions: atRest, DomainEndpointOptions: endpoint } = domain;
  const { AdvancedSecurityOptions: security, ServiceSoftwareOptions: software } = domain;
  return context.resource(OpenSearchDomain, {
    ...identity(context, domain.DomainName ?? ""),
    engineVersion: domain.EngineVersion,
    encryptedAtRest: atRest?.Enabled ?? false,
    kmsKeyId: atRest?.KmsKeyId || null,
    nodeToNodeEncryption: domain.NodeToNodeEncryptionOptions?.Enabled ?? false,
    enforceHttps: endpoint?.EnforceHTTPS ?? false,
    tlsPolicy: endpoint?.TLSSecurityPolicy ?? "Policy-Min-TLS-1-0-2019-07",
    vpcId: domain.VPCOptions?.VPCId || null,
    fineGrainedAccess: security?.Enabled ?? false,
    anonymousAccess: security?.AnonymousAuthEnabled ?? false,
    logs: Object.entries(domain.LogPublishingOptions ?? {})
      .filter(([, option]) => option.Enabled === true)
      .map(([type]) => type)
      .sort(),
    policy: domain.AccessPolicies ? withoutSharedSecrets(domain.AccessPolicies) : null,
    updateAvailable: software?.UpdateAvailable ?? false,
    softwareVersion: software?.CurrentVersion || null,
    newSoftwareVersion: software?.NewVersion || null,
  });
}
