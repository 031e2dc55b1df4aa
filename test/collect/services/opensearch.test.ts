import { expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { collectWith } from "../../support/collect-with.ts";

const named = (DomainNames: readonly string[]) => () => ({
  body: {
    DomainNames: DomainNames.map((DomainName) => ({ DomainName, EngineType: "OpenSearch" })),
  },
});

test("describes five domains at a time", async () => {
  const names = Array.from({ length: 11 }, (_, index) => `domain-${index}`);
  const batches: unknown[] = [];
  const { resources, gaps } = await collectWith("opensearch", {
    ListDomainNames: named(names),
    DescribeDomains: ({ DomainNames }) => {
      batches.push(DomainNames);
      const list = (DomainNames as string[]).map((DomainName) => ({ DomainName }));
      return { body: { DomainStatusList: list } };
    },
  });
  expect(gaps).toEqual([]);
  expect(batches).toEqual([names.slice(0, 5), names.slice(5, 10), names.slice(10)]);
  expect(resources.map(({ name }) => name)).toEqual(names);
});

test("a domain that is being deleted is none any more", async () => {
  const { resources, gaps } = await collectWith("opensearch", {
    ListDomainNames: named(["orders", "old"]),
    DescribeDomains: () => ({
      body: { DomainStatusList: [{ DomainName: "orders" }, { DomainName: "old", Deleted: true }] },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources.map(({ name }) => name)).toEqual(["orders"]);
});

test("takes what is left out for off, and TLS 1.0 for the default", async () => {
  const { resources } = await collectWith("opensearch", {
    ListDomainNames: named(["orders"]),
    DescribeDomains: () => ({
      body: { DomainStatusList: [{ DomainName: "orders", AccessPolicies: "" }] },
    }),
  });
  expect(resources[0]).toMatchObject({
    arn: "arn:aws:es:us-east-1:123456789012:domain/orders",
    encryptedAtRest: false,
    kmsKeyId: null,
    nodeToNodeEncryption: false,
    enforceHttps: false,
    tlsPolicy: "Policy-Min-TLS-1-0-2019-07",
    vpcId: null,
    fineGrainedAccess: false,
    anonymousAccess: false,
    logs: [],
    policy: null,
    updateAvailable: false,
    softwareVersion: null,
    newSoftwareVersion: null,
  });
});

test("keeps the logs that are on, and no secret of the policy", async () => {
  const secret = madeUp("base62", 20, 997);
  const Condition = { StringEquals: { "aws:Referer": secret } };
  const statement = { Effect: "Allow", Principal: "*", Action: "es:*", Resource: "*", Condition };
  const { resources } = await collectWith("opensearch", {
    ListDomainNames: named(["orders"]),
    DescribeDomains: () => ({
      body: {
        DomainStatusList: [
          {
            DomainName: "orders",
            AccessPolicies: JSON.stringify({ Statement: [statement] }),
            LogPublishingOptions: {
              SEARCH_SLOW_LOGS: { Enabled: true },
              AUDIT_LOGS: { Enabled: true },
              ES_APPLICATION_LOGS: { Enabled: false },
            },
          },
        ],
      },
    }),
  });
  expect(resources[0]?.["logs"]).toEqual(["AUDIT_LOGS", "SEARCH_SLOW_LOGS"]);
  expect(JSON.stringify(resources)).not.toContain(secret);
});

test("domains that could not be described are there all the same", async () => {
  const { resources, gaps } = await collectWith("opensearch", {
    ListDomainNames: named(["a", "b"]),
    DescribeDomains: () => ({ status: 403, body: { __type: "AccessDeniedException" } }),
  });
  expect(resources).toEqual([
    expect.objectContaining({ arn: "arn:aws:es:us-east-1:123456789012:domain/a" }),
    expect.objectContaining({ arn: "arn:aws:es:us-east-1:123456789012:domain/b" }),
  ]);
  expect(resources[0]).not.toHaveProperty("policy");
  expect(gaps.map(({ permission }) => permission)).toContain("es:DescribeDomains");
});

test("a Region without domains costs one call", async () => {
  const { resources, journal } = await collectWith("opensearch", { ListDomainNames: named([]) });
  expect(resources).toEqual([]);
  expect(journal.map(({ calls }) => calls)).toEqual([1]);
});
