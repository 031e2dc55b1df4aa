import { describe, expect, test } from "vitest";
import type { Needs } from "../../../src/collect/needs.ts";
import { CloudFrontDistribution } from "../../../src/resources/cloudfront-distribution.ts";
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

const config = (members = "") => ({
  body: `<DistributionConfig ${NAMESPACE}><CallerReference>c</CallerReference>${members}</DistributionConfig>`,
});
const s3Failure = (code: string, status: number) => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`,
});

const collect = (answers: Record<string, Answer>, needs: Needs = "all") =>
  collectWith(
    "cloudfront",
    {
      GetDistributionConfig: () => config(),
      DescribeDeliverySources: () => ({ body: { deliverySources: [] } }),
      ...answers,
    },
    { region: "global", needs },
  );
const calls = (journal: readonly { operation: string; calls: number }[]) =>
  Object.fromEntries(journal.map(({ operation, calls: made }) => [operation, made]));

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

const origin = (id: string, host: string, members: string) =>
  `<Origin><Id>${id}</Id><DomainName>${host}</DomainName>${members}</Origin>`;
const withOrigins = (id: string, ...origins: string[]) =>
  `<DistributionSummary><Id>${id}</Id><ARN>arn:aws:cloudfront::123456789012:distribution/${id}</ARN>
   <DomainName>d.cloudfront.net</DomainName><Enabled>true</Enabled>
   <Origins><Quantity>${origins.length}</Quantity><Items>${origins.join("")}</Items></Origins>
   <OriginGroups><Quantity>1</Quantity><Items><OriginGroup><Id>both</Id><Members><Quantity>2</Quantity><Items>
   <OriginGroupMember><OriginId>first</OriginId></OriginGroupMember><OriginGroupMember><OriginId>second</OriginId></OriginGroupMember>
   </Items></Members></OriginGroup></Items></OriginGroups>
   <DefaultCacheBehavior><TargetOriginId>both</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy></DefaultCacheBehavior>
   </DistributionSummary>`;
const bucketOrigin = (host: string, control = "") =>
  origin(
    "first",
    host,
    `<S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig>
     <OriginAccessControlId>${control}</OriginAccessControlId>`,
  );
const NONE = (id: string) => list(withOrigins(id, origin("first", "o.example.com", "")));

test("an answer without origins says nothing of them", async () => {
  const { resources } = await collect({
    ListDistributions: () =>
      list("<DistributionSummary><Id>E1</Id><Enabled>true</Enabled></DistributionSummary>"),
  });
  expect(resources).toMatchObject([{ id: "E1", enabled: true }]);
  for (const field of ["origins", "customOrigins", "s3Origins", "signedOrigins", "missingBuckets"])
    expect(resources[0]).not.toHaveProperty(field);
});

describe("certificates", () => {
  const certificate = async (members: string) => {
    const { resources } = await collect({
      ListDistributions: () =>
        list(distribution("E1", `<ViewerCertificate>${members}</ViewerCertificate>`)),
    });
    return resources[0];
  };

  test("of one's own, with its security policy", async () => {
    expect(
      await certificate(
        "<CloudFrontDefaultCertificate>false</CloudFrontDefaultCertificate><MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion>",
      ),
    ).toMatchObject({ certificate: { isDefault: false, minimumProtocolVersion: "TLSv1.2_2021" } });
  });

  test("without a security policy nothing is said", async () => {
    expect(await certificate("<IAMCertificateId>A</IAMCertificateId>")).not.toHaveProperty(
      "certificate",
    );
  });
});

test("a behaviour that leads to an origin group leads to all of its members", async () => {
  const { resources } = await collect({ ListDistributions: () => NONE("E1") });
  expect(resources).toMatchObject([
    {
      behaviors: [
        { path: "*", isDefault: true, originIds: ["first", "second"], fieldLevelEncryption: false },
      ],
    },
  ]);
});

test("an account without distributions is asked nothing more", async () => {
  const empty = `<DistributionList ${NAMESPACE}><Marker></Marker><MaxItems>100</MaxItems><IsTruncated>false</IsTruncated><Quantity>0</Quantity></DistributionList>`;
  const { journal } = await collect({ ListDistributions: () => ({ body: empty }) });
  expect(calls(journal)).toEqual({ ListDistributions: 1 });
});

test("configurations, deliveries, access controls and buckets are read only for rules that need them", async () => {
  const { journal } = await collect(
    {
      ListDistributions: () => list(withOrigins("E1", bucketOrigin("gone.s3.amazonaws.com", "C"))),
    },
    new Map([[CloudFrontDistribution.type, new Set(["behaviors"])]]),
  );
  expect(calls(journal)).toEqual({ ListDistributions: 1 });
});

describe("logs", () => {
  const arn = "arn:aws:cloudfront::123456789012:distribution/E1";
  const source = { name: "s", logType: "ACCESS_LOGS", resourceArns: [arn] };
  const delivered = async (sources: object[], deliveries: Answer) =>
    collect({
      ListDistributions: () => NONE("E1"),
      DescribeDeliverySources: () => ({ body: { deliverySources: sources } }),
      DescribeDeliveries: deliveries,
    });
  const delivery = () => ({ body: { deliveries: [{ deliverySourceName: "s" }] } });

  test("a source that a delivery uses is one", async () => {
    expect((await delivered([source], delivery)).resources).toMatchObject([{ logDelivery: true }]);
  });

  test.each([
    ["a source without a delivery", [{ ...source, name: "t" }]],
    ["an inactive source", [{ ...source, status: "INACTIVE" }]],
    ["a source of another distribution", [{ ...source, resourceArns: [`${arn}2`] }]],
  ])("%s is none", async (_, sources) => {
    expect((await delivered(sources, delivery)).resources).toMatchObject([{ logDelivery: false }]);
  });

  test("deliveries that cannot be listed leave it unread", async () => {
    const { resources, gaps } = await delivered([source], () => ({
      status: 400,
      body: { __type: "AccessDeniedException", message: "no" },
    }));
    expect(resources[0]).not.toHaveProperty("logDelivery");
    expect(gaps).toMatchObject([{ field: "logDelivery", permission: "logs:DescribeDeliveries" }]);
  });
});

describe("buckets behind origins", () => {
  const own = (...names: string[]) => ({
    body: `<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets>${names
      .map((name) => `<Bucket><Name>${name}</Name></Bucket>`)
      .join("")}</Buckets></ListAllMyBucketsResult>`,
  });
  const asked = (host: string, location: Answer) =>
    collect({
      ListDistributions: () => list(withOrigins("E1", bucketOrigin(host))),
      ListBuckets: () => own("orders"),
      GetBucketLocation: location,
    });

  test("your own need no further call", async () => {
    const { resources, journal } = await asked("orders.s3.eu-west-1.amazonaws.com", () => denied);
    expect(resources).toMatchObject([{ missingBuckets: [], untoldBuckets: [] }]);
    expect(calls(journal)).not.toHaveProperty("GetBucketLocation");
  });

  test("one that nobody has is missing", async () => {
    const { resources, gaps } = await asked("gone.s3.amazonaws.com", () =>
      s3Failure("NoSuchBucket", 404),
    );
    expect(resources).toMatchObject([{ missingBuckets: ["gone"], untoldBuckets: [] }]);
    expect(gaps).toEqual([]);
  });

  test("one that does not let us look is neither there nor missing, for all that name it", async () => {
    const origins = bucketOrigin("partner.s3.amazonaws.com");
    const { resources, gaps, journal } = await collect({
      ListDistributions: () => list(withOrigins("E1", origins) + withOrigins("E2", origins)),
      ListBuckets: () => own("orders"),
      GetBucketLocation: () => s3Failure("AccessDenied", 403),
    });
    expect(resources).toMatchObject([
      { untoldBuckets: ["partner"] },
      { untoldBuckets: ["partner"] },
    ]);
    for (const each of resources) expect(each).not.toHaveProperty("missingBuckets");
    const gap = gaps.find(({ field }) => field === "missingBuckets");
    expect(gap).toMatchObject({ operation: "GetBucketLocation", reason: "denied" });
    expect(gap).not.toHaveProperty("arn");
    expect(calls(journal)).toMatchObject({ GetBucketLocation: 1 });
  });

  test("one that is missing is told beside another that does not let us look", async () => {
    // Which of the two is asked for first does not matter.
    const failures = [s3Failure("NoSuchBucket", 404), s3Failure("AccessDenied", 403)];
    const { resources } = await collect({
      ListDistributions: () =>
        list(
          withOrigins(
            "E1",
            bucketOrigin("partner.s3.amazonaws.com"),
            bucketOrigin("gone.s3.amazonaws.com"),
          ),
        ),
      ListBuckets: () => own("orders"),
      GetBucketLocation: () => failures.shift() ?? s3Failure("InternalError", 500),
    });
    const [found] = resources as unknown as (typeof CloudFrontDistribution.example)[];
    const names = [found?.missingBuckets ?? [], found?.untoldBuckets ?? []];
    expect(names.map(({ length }) => length)).toEqual([1, 1]);
    expect(names.flat().sort()).toEqual(["gone", "partner"]);
  });

  test("one of another partition is not asked for here, where its name may be free", async () => {
    const { resources, journal } = await collect({
      ListDistributions: () =>
        list(withOrigins("E1", bucketOrigin("orders.s3.us-gov-west-1.amazonaws.com"))),
    });
    expect(resources).toMatchObject([
      { missingBuckets: [], untoldBuckets: ["orders"], s3Origins: [{ bucket: null }] },
    ]);
    expect(calls(journal)).not.toHaveProperty("GetBucketLocation");
  });

  test("without the list of your own nothing is said", async () => {
    const { resources } = await collect({
      ListDistributions: () => list(withOrigins("E1", bucketOrigin("gone.s3.amazonaws.com"))),
      ListBuckets: () => s3Failure("AccessDenied", 403),
    });
    expect(resources[0]).not.toHaveProperty("missingBuckets");
    expect(resources[0]).not.toHaveProperty("untoldBuckets");
  });
});

describe("origin access controls", () => {
  const controls = (id: string, signing: string) => ({
    body: `<OriginAccessControlList ${NAMESPACE}><Marker></Marker><MaxItems>100</MaxItems><IsTruncated>false</IsTruncated>
      <Quantity>1</Quantity><Items><OriginAccessControlSummary><Id>${id}</Id><SigningBehavior>${signing}</SigningBehavior>
      </OriginAccessControlSummary></Items></OriginAccessControlList>`,
  });
  const signed = async (control: string, answer: Answer) => {
    const { resources } = await collect({
      ListDistributions: () => list(withOrigins("E1", bucketOrigin("example.com", control))),
      ListOriginAccessControls: answer,
    });
    return resources[0];
  };

  test("how CloudFront signs is told of each origin", async () => {
    const resource = await signed("C1", () => controls("C1", "never"));
    expect(resource).toMatchObject({ signedOrigins: [{ id: "first", signing: "never" }] });
  });

  test("one that is not listed is still there", async () => {
    const resource = await signed("C1", () => controls("C2", "never"));
    expect(resource).toMatchObject({ signedOrigins: [{ id: "first", signing: "" }] });
  });

  test("without any they are not listed", async () => {
    const { resources, journal } = await collect({ ListDistributions: () => NONE("E1") });
    expect(resources).toMatchObject([{ signedOrigins: [{ id: "first", signing: null }] }]);
    expect(calls(journal)).not.toHaveProperty("ListOriginAccessControls");
  });

  test("denied, the field is unread", async () => {
    expect(await signed("C1", () => denied)).not.toHaveProperty("signedOrigins");
  });
});
