import {
  CloudFrontClient,
  type DistributionSummary,
  type DistributionTenantSummary,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
} from "@aws-sdk/client-cloudfront";
import { CloudFrontDistribution } from "../../resources/cloudfront-distribution.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { hasCloudFront } from "../has-cloudfront.ts";

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
    { type: CloudFrontDistribution, fields: ["tenantWebAcls", "tenantsWithoutWebAcl"] },
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
    if (!hasCloudFront(context.partition)) return;
    const listed = await distributions(context);
    const multiTenant = listed.some(({ ConnectionMode: mode }) => mode === "tenant-only");
    const tenantsOf = multiTenant ? await tenantsByDistribution(context) : () => [];
    for (const distribution of listed) {
      yield context.resource(CloudFrontDistribution, {
        ...shape(distribution),
        ...(tenantsOf && ofTenants(tenantsOf(distribution.Id ?? ""))),
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

/** Tells the tenants of a distribution by its id. */
async function tenantsByDistribution(context: Context) {
  const listed = await context.readAll(
    "ListDistributionTenants",
    {},
    (output) => output.DistributionTenantList,
  );
  return listed && ((id: string) => listed.filter(({ DistributionId: of }) => of === id));
}

function ofTenants(tenants: readonly DistributionTenantSummary[]) {
  return {
    tenantWebAcls: tenants.flatMap(({ Customizations: customizations }) => {
      const arn = customizations?.WebAcl?.Arn;
      return arn ? [arn] : [];
    }),
    tenantsWithoutWebAcl: tenants
      .filter(
        ({ Customizations: customizations, Enabled: enabled }) =>
          enabled !== false && customizations?.WebAcl?.Action === "disable",
      )
      .map(({ Name: name, Id: id = "" }) => name ?? id)
      .sort(),
  };
}
