import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const xml = (operation: string, result: string) => ({
  body: `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`,
});
const clusters = (...list: string[]): Answer => {
  return () => xml("DescribeCacheClusters", `<CacheClusters>${list.join("")}</CacheClusters>`);
};
const groups = (...list: string[]): Answer => {
  return () =>
    xml("DescribeReplicationGroups", `<ReplicationGroups>${list.join("")}</ReplicationGroups>`);
};
const cluster = (inner: string) => `<CacheCluster>${inner}</CacheCluster>`;
const group = (inner: string) =>
  `<ReplicationGroup><ReplicationGroupId>g</ReplicationGroupId><ARN>arn:aws:elasticache:us-east-1:123456789012:replicationgroup:g</ARN>${inner}</ReplicationGroup>`;
const REST: Readonly<Record<string, Answer>> = {
  DescribeServerlessCaches: () => xml("DescribeServerlessCaches", ""),
  DescribeUsers: () => xml("DescribeUsers", ""),
};

test("a Region without caches costs one call for each type", async () => {
  const { resources, gaps, journal } = await collectWith("elasticache", {
    ...REST,
    DescribeCacheClusters: clusters(),
    DescribeReplicationGroups: groups(),
  });
  expect([resources, gaps]).toEqual([[], []]);
  expect(journal.map(({ calls }) => calls)).toEqual([1, 1, 1, 1]);
});

test("members of a replication group tell its version and are no clusters of their own", async () => {
  const { resources, gaps } = await collectWith("elasticache", {
    ...REST,
    DescribeCacheClusters: clusters(
      cluster(
        "<CacheClusterId>g-001</CacheClusterId><ReplicationGroupId>g</ReplicationGroupId><Engine>redis</Engine><EngineVersion>5.0.6</EngineVersion>",
      ),
      cluster(
        "<CacheClusterId>pages</CacheClusterId><Engine>memcached</Engine><EngineVersion>1.6.22</EngineVersion><TransitEncryptionEnabled>true</TransitEncryptionEnabled>",
      ),
    ),
    DescribeReplicationGroups: groups(
      group(
        "<AutoMinorVersionUpgrade>true</AutoMinorVersionUpgrade><TransitEncryptionEnabled>false</TransitEncryptionEnabled>",
      ),
    ),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { type: "AWS::ElastiCache::CacheCluster", name: "pages", transitEncryption: "required" },
    {
      type: "AWS::ElastiCache::ReplicationGroup",
      engine: "redis",
      engineVersion: "5.0.6",
      transitEncryption: "off",
      encryptedAtRest: false,
      kmsKeyId: null,
      authToken: false,
      userGroupIds: [],
      snapshotRetentionDays: 0,
      autoMinorVersionUpgrade: true,
    },
  ]);
});

test.each([
  ["<AtRestEncryptionEnabled>true</AtRestEncryptionEnabled>", true],
  ["<StorageEncryptionType>sse-elasticache</StorageEncryptionType>", true],
  ["<StorageEncryptionType>none</StorageEncryptionType>", false],
])("encryption at rest by %s", async (told, encryptedAtRest) => {
  const { resources } = await collectWith("elasticache", {
    ...REST,
    DescribeCacheClusters: clusters(),
    DescribeReplicationGroups: groups(group(told)),
  });
  expect(resources).toMatchObject([{ encryptedAtRest, engineVersion: null }]);
});

test.each([
  ["preferred", "preferred"],
  ["required", "required"],
])("the mode %s of encryption in transit", async (mode, transitEncryption) => {
  const told = `<TransitEncryptionEnabled>true</TransitEncryptionEnabled><TransitEncryptionMode>${mode}</TransitEncryptionMode>`;
  const { resources } = await collectWith("elasticache", {
    ...REST,
    DescribeCacheClusters: clusters(),
    DescribeReplicationGroups: groups(group(told)),
  });
  expect(resources).toMatchObject([{ transitEncryption }]);
});

test("clusters that were not read leave the version of a group unread", async () => {
  const { resources, gaps } = await collectWith("elasticache", {
    ...REST,
    DescribeCacheClusters: () => ({
      status: 403,
      body: "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>",
    }),
    DescribeReplicationGroups: groups(group("")),
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("engineVersion");
  expect(gaps.map(({ type, field }) => [type, field])).toEqual([
    ["AWS::ElastiCache::CacheCluster", undefined],
    ["AWS::ElastiCache::ReplicationGroup", "engineVersion"],
  ]);
});

test("clusters are not asked about when nobody wants them, nor a version", async () => {
  const needs = new Map([["AWS::ElastiCache::ReplicationGroup", new Set(["authToken"])]]);
  const { gaps, journal } = await collectWith(
    "elasticache",
    { DescribeReplicationGroups: groups(group("")) },
    { needs },
  );
  expect(gaps).toEqual([]);
  expect(journal.map(({ operation }) => operation)).toEqual(["DescribeReplicationGroups"]);
});

test("serverless caches and users, with their groups", async () => {
  const { resources, gaps } = await collectWith("elasticache", {
    DescribeCacheClusters: clusters(),
    DescribeReplicationGroups: groups(),
    DescribeServerlessCaches: () =>
      xml(
        "DescribeServerlessCaches",
        "<ServerlessCaches><member><ServerlessCacheName>a</ServerlessCacheName><Engine>valkey</Engine><UserGroupId>apps</UserGroupId></member><member><ServerlessCacheName>b</ServerlessCacheName><Engine>memcached</Engine></member></ServerlessCaches>",
      ),
    DescribeUsers: () =>
      xml(
        "DescribeUsers",
        "<Users><member><UserId>u</UserId><UserName>default</UserName><AccessString>on ~* +@all</AccessString><UserGroupIds><member>apps</member></UserGroupIds><Authentication><Type>no-password</Type></Authentication></member></Users>",
      ),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { name: "a", engine: "valkey", userGroupIds: ["apps"], kmsKeyId: null },
    { name: "b", engine: "memcached", userGroupIds: [] },
    { id: "u", name: "default", authentication: "no-password", userGroupIds: ["apps"] },
  ]);
});
