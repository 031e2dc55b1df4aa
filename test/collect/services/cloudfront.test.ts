import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const NAMESPACE = 'xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"';
const WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/edge/1";

function distribution(id: string, members = ""): string {
  return `<DistributionSummary><Id>${id}</Id>
    <ARN>arn:aws:cloudfront::123456789012:distribution/${id}</ARN>
    <DomainName>${id.toLowerCase()}.cloudfront.net</DomainName><Enabled>true</Enabled>
    <Aliases><Quantity>0</Quantity></Aliases>
    <Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id><DomainName>o.example.com</DomainName></Origin></Items></Origins>
    ${members}</DistributionSummary>`;
}

const list = (members: string, next?: string) => ({
  body: `<DistributionList ${NAMESPACE}><Marker></Marker><MaxItems>100</MaxItems>
    <IsTruncated>${next !== undefined}</IsTruncated>${next === undefined ? "" : `<NextMarker>${next}</NextMarker>`}
    <Quantity>1</Quantity><Items>${members}</Items></DistributionList>`,
});
const denied = {
  status: 403,
  body: `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>`,
};

const collect = (answers: Record<string, Answer>) =>
  collectWith("cloudfront", answers, { region: "global" });

describe("pages", () => {
  test("the marker inside the list is followed", async () => {
    const { resources, gaps } = await collect({
      ListDistributions: ({ Marker: marker }) =>
        marker === undefined
          ? list(distribution("E1", `<WebACLId>${WEB_ACL}</WebACLId>`), "E1")
          : list(distribution("E2", "<WebACLId></WebACLId>")),
    });
    expect(gaps).toEqual([]);
    expect(resources).toMatchObject([
      { id: "E1", webAclId: WEB_ACL, origins: ["o.example.com"], tenantWebAcls: [] },
      { id: "E2", webAclId: null, name: "e2.cloudfront.net" },
    ]);
  });

  test("an answer without the member says nothing about the web ACL", async () => {
    const { resources } = await collect({ ListDistributions: () => list(distribution("E1")) });
    expect(resources).toHaveLength(1);
    expect(resources[0]).not.toHaveProperty("webAclId");
  });

  test("a page that fails leaves a gap in the list", async () => {
    const { resources, gaps } = await collect({
      ListDistributions: ({ Marker: marker }) =>
        marker === undefined ? list(distribution("E1"), "E1") : denied,
    });
    expect(resources).toHaveLength(1);
    expect(gaps).toMatchObject([{ operation: "ListDistributions", reason: "denied" }]);
    expect(gaps[0]).not.toHaveProperty("arn");
  });
});

describe("distributions with tenants", () => {
  const multiTenant = distribution("E1", "<ConnectionMode>tenant-only</ConnectionMode>");

  test("the web ACLs of tenants are read", async () => {
    const { resources } = await collect({
      ListDistributions: () => list(multiTenant),
      ListDistributionTenants: () => ({
        body: `<ListDistributionTenantsResult ${NAMESPACE}><DistributionTenantList>
          <DistributionTenantSummary><Id>dt_1</Id><DistributionId>E1</DistributionId>
          <Customizations><WebAcl><Action>override</Action><Arn>${WEB_ACL}</Arn></WebAcl></Customizations>
          </DistributionTenantSummary>
          <DistributionTenantSummary><Id>dt_2</Id><DistributionId>E1</DistributionId></DistributionTenantSummary>
          <DistributionTenantSummary><Id>dt_3</Id><DistributionId>E1</DistributionId><Name>blog</Name>
          <Customizations><WebAcl><Action>disable</Action></WebAcl></Customizations><Enabled>true</Enabled>
          </DistributionTenantSummary>
          <DistributionTenantSummary><Id>dt_4</Id><DistributionId>E1</DistributionId><Name>gone</Name>
          <Customizations><WebAcl><Action>disable</Action></WebAcl></Customizations><Enabled>false</Enabled>
          </DistributionTenantSummary>
          <DistributionTenantSummary><Id>dt_5</Id><DistributionId>E9</DistributionId><Name>elsewhere</Name>
          <Customizations><WebAcl><Action>disable</Action></WebAcl></Customizations><Enabled>true</Enabled>
          </DistributionTenantSummary>
          </DistributionTenantList></ListDistributionTenantsResult>`,
      }),
    });
    expect(resources).toMatchObject([{ tenantWebAcls: [WEB_ACL], tenantsWithoutWebAcl: ["blog"] }]);
  });

  test("when they are denied the field is unread", async () => {
    const { resources, gaps } = await collect({
      ListDistributions: () => list(multiTenant),
      ListDistributionTenants: () => denied,
    });
    expect(resources[0]).not.toHaveProperty("tenantWebAcls");
    expect(resources[0]).not.toHaveProperty("tenantsWithoutWebAcl");
    expect(gaps).toMatchObject([{ field: "tenantWebAcls" }, { field: "tenantsWithoutWebAcl" }]);
  });
});
