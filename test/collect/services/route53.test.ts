import { expect, test } from "vitest";
import { Route53HostedZone } from "../../../src/resources/route53-hosted-zone.ts";
import { Route53RecordSet } from "../../../src/resources/route53-record-set.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const NAMESPACE = 'xmlns="https://route53.amazonaws.com/doc/2013-04-01/"';
const body = (name: string, members: string) => ({
  body: `<${name} ${NAMESPACE}>${members}</${name}>`,
});
const zone = (id: string, name: string, members = "", records = 3) =>
  `<HostedZone><Id>/hostedzone/${id}</Id><Name>${name}.</Name><CallerReference>c</CallerReference>${members}
   <ResourceRecordSetCount>${records}</ResourceRecordSetCount></HostedZone>`;
const zones = (members: string, next = "<IsTruncated>false</IsTruncated>") =>
  body(
    "ListHostedZonesResponse",
    `<HostedZones>${members}</HostedZones><Marker></Marker>${next}<MaxItems>100</MaxItems>`,
  );
const logging = (members = "") =>
  body("ListQueryLoggingConfigsResponse", `<QueryLoggingConfigs>${members}</QueryLoggingConfigs>`);
const dnssec = (status: string, keys = "") =>
  body(
    "GetDNSSECResponse",
    `<Status><ServeSignature>${status}</ServeSignature></Status><KeySigningKeys>${keys}</KeySigningKeys>`,
  );
const website = (name: string, set = "") =>
  `<ResourceRecordSet><Name>${name}.</Name><Type>A</Type>${set}<AliasTarget><HostedZoneId>Z3AQBSTGFJSTF</HostedZoneId>
   <DNSName>s3-website-us-east-1.amazonaws.com.</DNSName><EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget></ResourceRecordSet>`;
const records = (members: string, next = "<IsTruncated>false</IsTruncated>") =>
  body(
    "ListResourceRecordSetsResponse",
    `<ResourceRecordSets>${members}</ResourceRecordSets>${next}<MaxItems>300</MaxItems>`,
  );
const failure = (code: string, status = 403) => ({
  status,
  body: `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});
const s3Failure = (code: string, status: number) => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`,
});

async function collect(
  answers: Record<string, Answer>,
  options?: Parameters<typeof collectWith>[2],
) {
  const usual: Record<string, Answer> = {
    ListQueryLoggingConfigs: () => logging(),
    GetDNSSEC: () => dnssec("NOT_SIGNING"),
    ListResourceRecordSets: () => records(""),
  };
  const found = await collectWith(
    "route53",
    { ...usual, ...answers },
    { region: "global", ...options },
  );
  // Zones and records are described several at a time.
  return { ...found, resources: found.resources.toSorted((a, b) => a.id.localeCompare(b.id)) };
}

test("zones come page by page, with their logging and signing", async () => {
  const kms = "arn:aws:kms:us-east-1:123456789012:key/1";
  const { resources, gaps, journal } = await collect({
    ListHostedZones: ({ marker }) =>
      marker === undefined
        ? zones(
            zone("Z1", "example.com"),
            "<IsTruncated>true</IsTruncated><NextMarker>Z2</NextMarker>",
          )
        : zones(
            zone("Z2", "corp.internal", "<Config><PrivateZone>true</PrivateZone></Config>") +
              zone(
                "Z3",
                "maps.example.com",
                "<LinkedService><ServicePrincipal>servicediscovery.amazonaws.com</ServicePrincipal></LinkedService>",
                2,
              ),
          ),
    ListQueryLoggingConfigs: () =>
      logging(
        "<QueryLoggingConfig><Id>q1</Id><HostedZoneId>Z1</HostedZoneId><CloudWatchLogsLogGroupArn>arn:l</CloudWatchLogsLogGroupArn></QueryLoggingConfig>",
      ),
    GetDNSSEC: () => dnssec("SIGNING", `<member><Name>ksk1</Name><KmsArn>${kms}</KmsArn></member>`),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:route53:::hostedzone/Z1",
      id: "Z1",
      name: "example.com",
      privateZone: false,
      linkedService: null,
      queryLogging: { id: "q1", logGroupArn: "arn:l" },
      dnssec: "SIGNING",
      dnssecKeyIds: [kms],
    },
    { id: "Z2", privateZone: true, queryLogging: null, dnssec: null, dnssecKeyIds: [] },
    { id: "Z3", linkedService: "servicediscovery.amazonaws.com", queryLogging: null },
  ]);
  for (const each of resources) {
    expect(Route53HostedZone.fields.safeParse(each).error).toBeUndefined();
  }
  const calls = Object.fromEntries(journal.map(({ operation, calls: made }) => [operation, made]));
  // Neither the private zone is asked about signing, nor the zone without records of its own for records.
  expect(calls).toEqual({
    ListHostedZones: 2,
    ListQueryLoggingConfigs: 1,
    GetDNSSEC: 2,
    ListResourceRecordSets: 2,
  });
});

test("an account without zones costs one call", async () => {
  const { resources, journal } = await collect({ ListHostedZones: () => zones("") });
  expect(resources).toEqual([]);
  expect(journal.map(({ operation }) => operation)).toEqual(["ListHostedZones"]);
});

test("what could not be read of a zone is left out", async () => {
  const { resources, gaps } = await collect({
    ListHostedZones: () => zones(zone("Z1", "example.com", "", 2)),
    ListQueryLoggingConfigs: () => failure("AccessDenied"),
    GetDNSSEC: () => failure("AccessDenied"),
  });
  expect(resources).toHaveLength(1);
  for (const field of ["queryLogging", "dnssec", "dnssecKeyIds"]) {
    expect(resources[0]).not.toHaveProperty(field);
  }
  expect(gaps.map(({ field, reason }) => `${field} ${reason}`).sort()).toEqual([
    "dnssec denied",
    "dnssecKeyIds denied",
    "queryLogging denied",
  ]);
});

test("records are followed over all pages by name, type and identifier", async () => {
  const seen: unknown[] = [];
  const { resources, gaps } = await collect({
    ListHostedZones: () => zones(zone("Z1", "example.com", "", 9)),
    ListResourceRecordSets: ({ name, type, identifier }) => {
      seen.push([name, type, identifier]);
      return name === undefined
        ? records(
            website("a.example.com", "<SetIdentifier>one</SetIdentifier>"),
            "<IsTruncated>true</IsTruncated><NextRecordName>a.example.com.</NextRecordName><NextRecordType>A</NextRecordType><NextRecordIdentifier>two</NextRecordIdentifier>",
          )
        : records(
            website("a.example.com", "<SetIdentifier>two</SetIdentifier>") +
              "<ResourceRecordSet><Name>t.example.com.</Name><Type>TXT</Type><ResourceRecords><ResourceRecord><Value>&quot;secret&quot;</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>",
          );
    },
    GetBucketLocation: () => ({ body: "<LocationConstraint>eu-west-1</LocationConstraint>" }),
  });
  expect(gaps).toEqual([]);
  expect(seen).toEqual([
    [undefined, undefined, undefined],
    ["a.example.com.", "A", "two"],
  ]);
  const found = resources.filter(({ type }) => type === Route53RecordSet.type);
  expect(found).toMatchObject([
    {
      arn: "arn:aws:route53:::hostedzone/Z1/recordset/A/a.example.com/one",
      id: "Z1_a.example.com_A_one",
      setIdentifier: "one",
      bucket: "a.example.com",
      bucketFound: true,
    },
    { id: "Z1_a.example.com_A_two", bucketFound: true },
  ]);
  for (const each of found) {
    expect(Route53RecordSet.fields.safeParse(each).error).toBeUndefined();
  }
  expect(JSON.stringify(resources)).not.toContain("secret");
});

test("a page of records that fails leaves a gap in the list", async () => {
  const { gaps } = await collect({
    ListHostedZones: () => zones(zone("Z1", "example.com")),
    ListResourceRecordSets: () => failure("AccessDenied"),
  });
  expect(gaps).toMatchObject([{ type: Route53RecordSet.type, reason: "denied" }]);
  expect(gaps[0]).not.toHaveProperty("arn");
});

test("a bucket that does not exist is one thing, one that may not be looked at another", async () => {
  const { resources, gaps } = await collect({
    ListHostedZones: () => zones(zone("Z1", "example.com")),
    ListResourceRecordSets: () =>
      records(
        website("free.example.com") + website("others.example.com") + website("\\052.example.com"),
      ),
    GetBucketLocation: () => s3Failure("NoSuchBucket", 404),
  });
  const found = resources.filter(({ type }) => type === Route53RecordSet.type);
  expect(found).toMatchObject([
    { name: "*.example.com", bucket: null, bucketFound: null },
    { name: "free.example.com", bucketFound: false },
    { name: "others.example.com", bucketFound: false },
  ]);
  expect(gaps).toEqual([]);

  const denied = await collect({
    ListHostedZones: () => zones(zone("Z1", "example.com")),
    ListResourceRecordSets: () => records(website("others.example.com")),
    GetBucketLocation: () => s3Failure("AccessDenied", 403),
  });
  const others = denied.resources.find(({ type }) => type === Route53RecordSet.type);
  expect(others).not.toHaveProperty("bucketFound");
  expect(denied.gaps).toMatchObject([
    {
      arn: others?.arn,
      field: "bucketFound",
      permission: "s3:GetBucketLocation",
      reason: "denied",
    },
  ]);
});

test("no call is made for records when no rule asks for them", async () => {
  const needs = new Map([[Route53HostedZone.type, new Set(["queryLogging"])]]);
  const { journal } = await collect(
    { ListHostedZones: () => zones(zone("Z1", "example.com")) },
    { needs },
  );
  expect(journal.map(({ operation }) => operation).sort()).toEqual([
    "ListHostedZones",
    "ListQueryLoggingConfigs",
  ]);
});

test("a list of records that does not end is not taken for whole", async () => {
  const next =
    "<IsTruncated>true</IsTruncated><NextRecordName>shop.example.com.</NextRecordName><NextRecordType>A</NextRecordType>";
  const { resources, gaps, journal } = await collect({
    ListHostedZones: () => zones(zone("Z1", "example.com")),
    ListResourceRecordSets: () => records(website("shop.example.com"), next),
    GetBucketLocation: () => ({ body: "<LocationConstraint/>" }),
  });
  expect(resources.filter(({ type }) => type === Route53RecordSet.type).length).toBeGreaterThan(0);
  expect(gaps).toMatchObject([
    { type: Route53RecordSet.type, operation: "ListResourceRecordSets", reason: "failed" },
  ]);
  expect(gaps[0]).not.toHaveProperty("arn");
  const listed = journal.find(({ operation }) => operation === "ListResourceRecordSets");
  expect(listed?.calls).toBe(2);
});
