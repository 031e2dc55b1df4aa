import {
  CloudFrontClient,
  type DistributionSummary,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
} from "@aws-sdk/client-cloudfront";
import { CloudFrontDistribution } from "../../resources/cloudfront-distribution.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  ListDistributions: call(
    ListDistributionsCommand,
    "cloudfront:ListDistributions",
    { type: CloudFrontDistribution },
    // Headers that CloudFront adds for the origin often prove where a request comes from.
    { secrets: ["<HeaderValue>"] },
  ),
  ListDistributionTenants: call(
    ListDistributionTenantsCommand,
    "cloudfront:ListDistributionTenants",
    { type: CloudFrontDistribution, fields: ["tenantWebAcls"] },
    { page: ["NextMarker", "Marker"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "cloudfront",
  scope: "global",
  client: CloudFrontClient,
  calls,
  async *collect(context) {
    const listed = await distributions(context);
    const multiTenant = listed.some(({ ConnectionMode: mode }) => mode === "tenant-only");
    const tenants = multiTenant ? await tenantWebAcls(context) : new Map<string, string[]>();
    for (const distribution of listed) {
      yield context.resource(CloudFrontDistribution, {
        ...shape(distribution),
        tenantWebAcls: tenants && (tenants.get(distribution.Id ?? "") ?? []),
      });
    }
  },
});

// The marker stands inside the list, where a declared page token cannot point.
async function distributions(context: Context): Promise<DistributionSummary[]> {
  const all: DistributionSummary[] = [];
  let marker: string | undefined;
  do {
    const input = marker === undefined ? {} : { Marker: marker };
    const list = (await context.read("ListDistributions", input))?.DistributionList;
    all.push(...(list?.Items ?? []));
    marker = list?.IsTruncated === true ? list.NextMarker : undefined;
  } while (marker !== undefined);
  return all;
}

function shape(distribution: DistributionSummary) {
  const aliases = distribution.Aliases?.Items ?? [];
  const id = distribution.Id ?? "";
  const domainName = distribution.DomainName ?? "";
  return {
    arn: distribution.ARN ?? "",
    id,
    name: aliases[0] ?? domainName,
    enabled: distribution.Enabled,
    domainName,
    aliases,
    origins: (distribution.Origins?.Items ?? []).map(({ DomainName: name }) => name ?? ""),
    // An empty string stands for none; an answer without the member says nothing.
    webAclId: distribution.WebACLId === "" ? null : distribution.WebACLId,
  };
}

/** Web ACLs that tenants put in the place of their distribution's, by distribution id. */
async function tenantWebAcls(context: Context): Promise<Map<string, string[]> | undefined> {
  const tenants = await context.readAll(
    "ListDistributionTenants",
    {},
    (output) => output.DistributionTenantList,
  );
  if (!tenants) return undefined;
  const byDistribution = new Map<string, string[]>();
  for (const { DistributionId: id = "", Customizations: customizations } of tenants) {
    const arn = customizations?.WebAcl?.Arn;
    if (arn) byDistribution.set(id, [...(byDistribution.get(id) ?? []), arn]);
  }
  return byDistribution;
}
