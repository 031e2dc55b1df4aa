import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const INSTANCE = "AWS::RDS::DBInstance";
const CLUSTER = "AWS::RDS::DBCluster";
const GROUP = "AWS::RDS::DBParameterGroup";
const GLOBAL = "AWS::RDS::GlobalCluster";
const PROXY = "AWS::RDS::DBProxy";

const answer = (operation: string, body: string): Answer => {
  const text = `<${operation}Response><${operation}Result>${body}</${operation}Result></${operation}Response>`;
  return () => ({ body: text });
};
const denied: Answer = () => ({
  status: 403,
  body: "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>",
});
const instance = (id: string, engine: string, more = "") =>
  `<DBInstance><DBInstanceIdentifier>${id}</DBInstanceIdentifier><DBInstanceArn>arn:aws:rds:us-east-1:123456789012:db:${id}</DBInstanceArn><Engine>${engine}</Engine>${more}</DBInstance>`;
const cluster = (id: string, engine: string, more = "") =>
  `<DBCluster><DBClusterIdentifier>${id}</DBClusterIdentifier><DBClusterArn>arn:aws:rds:us-east-1:123456789012:cluster:${id}</DBClusterArn><Engine>${engine}</Engine>${more}</DBCluster>`;
const instances = (...list: readonly string[]) =>
  answer("DescribeDBInstances", `<DBInstances>${list.join("")}</DBInstances>`);
const clusters = (...list: readonly string[]) =>
  answer("DescribeDBClusters", `<DBClusters>${list.join("")}</DBClusters>`);
const group = (name: string) =>
  `<DBParameterGroups><DBParameterGroup><DBParameterGroupName>${name}</DBParameterGroupName><ParameterApplyStatus>in-sync</ParameterApplyStatus></DBParameterGroup></DBParameterGroups>`;
const NONE = { DescribeDBInstances: instances(), DescribeDBClusters: clusters() };
const only = (...types: readonly (readonly [type: string, ...fields: readonly string[]])[]) =>
  new Map(types.map(([type, ...fields]) => [type, new Set(fields)]));

test("a Region without databases costs one call for each list", async () => {
  const { journal, resources, gaps } = await collectWith("rds", NONE);
  expect([resources, gaps]).toEqual([[], []]);
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
    ["DescribeDBClusters", 1],
    ["DescribeDBInstances", 1],
  ]);
});

test("one list serves all engines", async () => {
  const { resources } = await collectWith(
    "rds",
    {
      DescribeDBInstances: instances(
        instance("sql", "postgres"),
        instance("documents", "docdb"),
        instance("graph", "neptune"),
      ),
      DescribeDBClusters: clusters(
        cluster("sqls", "aurora-mysql"),
        cluster("all-documents", "docdb"),
        cluster("graphs", "neptune"),
      ),
    },
    {
      needs: only(
        [INSTANCE, "engine"],
        ["AWS::DocDB::DBInstance", "cluster"],
        ["AWS::Neptune::DBInstance", "cluster"],
        [CLUSTER, "engine"],
        ["AWS::DocDB::DBCluster", "engineVersion"],
        ["AWS::Neptune::DBCluster", "engineVersion"],
      ),
    },
  );
  expect(resources.map(({ type, id }) => [type, id])).toEqual([
    [INSTANCE, "sql"],
    ["AWS::DocDB::DBInstance", "documents"],
    ["AWS::Neptune::DBInstance", "graph"],
    [CLUSTER, "sqls"],
    ["AWS::DocDB::DBCluster", "all-documents"],
    ["AWS::Neptune::DBCluster", "graphs"],
  ]);
});

describe("parameter groups", () => {
  const needs = only([GROUP, "parameters"]);
  const shared = instances(
    instance("one", "postgres", group("orders")),
    instance("two", "postgres", group("orders")),
    instance(
      "member",
      "aurora-postgresql",
      `<DBClusterIdentifier>c</DBClusterIdentifier>${group("of-member")}`,
    ),
    instance("oracle", "oracle-ee", group("of-oracle")),
  );

  test("are read once, one parameter of them, and only those that decide", async () => {
    const asked: unknown[] = [];
    const { resources } = await collectWith(
      "rds",
      {
        ...NONE,
        DescribeDBInstances: shared,
        DescribeDBParameters: (input) => {
          asked.push([input["DBParameterGroupName"], input["Filters.Filter.1.Values.Value.1"]]);
          const parameter = (name: string, value: string) =>
            `<Parameter><ParameterName>${name}</ParameterName>${value}<ApplyType>dynamic</ApplyType></Parameter>`;
          const set = "<ParameterValue>secret</ParameterValue>";
          const list = parameter("init_connect", set) + parameter("rds.force_ssl", "");
          return answer("DescribeDBParameters", `<Parameters>${list}</Parameters>`)(input);
        },
      },
      { needs },
    );
    expect(asked).toEqual([["orders", "rds.force_ssl"]]);
    expect(resources).toMatchObject([
      {
        type: GROUP,
        arn: "arn:aws:rds:us-east-1:123456789012:pg:orders",
        parameters: [{ name: "rds.force_ssl", value: null, static: false }],
      },
    ]);
  });

  test("are there without parameters when these were denied", async () => {
    const { resources, gaps } = await collectWith(
      "rds",
      { ...NONE, DescribeDBInstances: shared, DescribeDBParameters: denied },
      { needs },
    );
    expect(resources).toMatchObject([{ id: "orders" }]);
    expect(resources[0]).not.toHaveProperty("parameters");
    expect(gaps).toMatchObject([{ field: "parameters", reason: "denied" }]);
  });

  test("are not known when the instances that name them are not", async () => {
    const { gaps } = await collectWith("rds", { ...NONE, DescribeDBInstances: denied }, { needs });
    expect(gaps).toMatchObject([{ type: GROUP, reason: "denied" }]);
    expect(gaps[0]).not.toHaveProperty("field");
  });
});

test("a default option group is known to be empty", async () => {
  const option = (name: string) =>
    `<OptionGroupMemberships><OptionGroupMembership><OptionGroupName>${name}</OptionGroupName></OptionGroupMembership></OptionGroupMemberships>`;
  const { resources, journal } = await collectWith(
    "rds",
    {
      ...NONE,
      DescribeDBInstances: instances(
        instance("one", "oracle-ee", option("default:oracle-ee-19")),
        instance("two", "oracle-ee", option("orders")),
        instance("mysql", "mysql", option("default:mysql-8-4")),
      ),
      DescribeOptionGroups: answer(
        "DescribeOptionGroups",
        "<OptionGroupsList><OptionGroup><OptionGroupName>orders</OptionGroupName><Options><Option><OptionName>SSL</OptionName></Option></Options></OptionGroup></OptionGroupsList>",
      ),
    },
    { needs: only(["AWS::RDS::OptionGroup", "options"]) },
  );
  expect(resources).toMatchObject([
    { id: "default:oracle-ee-19", options: [] },
    { id: "orders", options: ["SSL"] },
  ]);
  expect(journal.find((entry) => entry.operation === "DescribeOptionGroups")?.calls).toBe(1);
});

describe("the end of standard support", () => {
  const versions = answer(
    "DescribeDBMajorEngineVersions",
    `<DBMajorEngineVersions>${[
      ["postgres", "1", "2001-01-01"],
      ["postgres", "16", "2029-02-28"],
      ["aurora-mysql", "8.0", "2028-04-30"],
    ]
      .map(
        ([engine, major, end]) =>
          `<DBMajorEngineVersion><Engine>${engine}</Engine><MajorEngineVersion>${major}</MajorEngineVersion><SupportedEngineLifecycles><SupportedEngineLifecycle><LifecycleSupportName>open-source-rds-standard-support</LifecycleSupportName><LifecycleSupportStartDate>2020-01-01T00:00:00Z</LifecycleSupportStartDate><LifecycleSupportEndDate>${end}T00:00:00Z</LifecycleSupportEndDate></SupportedEngineLifecycle></SupportedEngineLifecycles></DBMajorEngineVersion>`,
      )
      .join("")}</DBMajorEngineVersions>`,
  );
  const of = (version: string) => `<EngineVersion>${version}</EngineVersion>`;

  test("is that of the major version; one table serves all databases", async () => {
    const { resources, gaps, journal } = await collectWith(
      "rds",
      {
        DescribeDBInstances: instances(
          instance("one", "postgres", of("16.4")),
          instance("oracle", "oracle-ee", of("19.0")),
          instance("unknown", "postgres", of("9.6.24")),
        ),
        DescribeDBClusters: clusters(
          cluster("aurora", "aurora-mysql", of("8.0.mysql_aurora.3.08.0")),
        ),
        DescribeDBMajorEngineVersions: versions,
      },
      { needs: only([INSTANCE, "standardSupportEndsAt"], [CLUSTER, "standardSupportEndsAt"]) },
    );
    const ends = resources.map((each) => [each.id, each["standardSupportEndsAt"]]);
    expect(ends).toEqual([
      ["one", "2029-02-28T00:00:00.000Z"],
      ["oracle", null],
      ["unknown", undefined],
      ["aurora", "2028-04-30T00:00:00.000Z"],
    ]);
    expect(gaps).toMatchObject([
      {
        arn: "arn:aws:rds:us-east-1:123456789012:db:unknown",
        field: "standardSupportEndsAt",
        reason: "failed",
        message: expect.stringContaining("AWS does not list postgres 9.6.24"),
      },
    ]);
    const table = journal.find((entry) => entry.operation === "DescribeDBMajorEngineVersions");
    expect(table?.calls).toBe(1);
  });

  test("is unread when the table could not be read", async () => {
    const { resources, gaps } = await collectWith(
      "rds",
      {
        ...NONE,
        DescribeDBInstances: instances(instance("one", "postgres", of("16.4"))),
        DescribeDBMajorEngineVersions: denied,
      },
      { needs: only([INSTANCE, "standardSupportEndsAt"]) },
    );
    expect(resources[0]).not.toHaveProperty("standardSupportEndsAt");
    expect(gaps).toMatchObject([{ field: "standardSupportEndsAt", reason: "denied" }]);
  });
});

describe("a global database", () => {
  const arn = (region: string) => `arn:aws:rds:${region}:123456789012:cluster:orders`;
  const member = (region: string, isWriter: boolean) =>
    `<GlobalClusterMember><DBClusterArn>${arn(region)}</DBClusterArn><IsWriter>${isWriter}</IsWriter></GlobalClusterMember>`;
  const global = (id: string, engine: string, ...members: readonly string[]) =>
    `<GlobalClusterMember><GlobalClusterIdentifier>${id}</GlobalClusterIdentifier><GlobalClusterArn>arn:aws:rds::123456789012:global-cluster:${id}</GlobalClusterArn><Engine>${engine}</Engine><StorageEncrypted>true</StorageEncrypted><GlobalClusterMembers>${members.join("")}</GlobalClusterMembers></GlobalClusterMember>`;
  const collect = (region: string, regions: readonly string[]) =>
    collectWith(
      "rds",
      {
        ...NONE,
        DescribeDBClusters: clusters(cluster("orders", "aurora-postgresql")),
        DescribeGlobalClusters: answer(
          "DescribeGlobalClusters",
          `<GlobalClusters>${[
            global(
              "world",
              "aurora-postgresql",
              member("us-east-1", false),
              member("eu-west-1", true),
            ),
            global("empty", "aurora-postgresql"),
            global("documents", "docdb", member("eu-west-1", true)),
          ].join("")}</GlobalClusters>`,
        ),
      },
      { needs: only([GLOBAL, "storageEncryption"]), region, regions },
    );

  test("is told in the Region of its primary cluster", async () => {
    const both = ["us-east-1", "eu-west-1"];
    expect((await collect("us-east-1", both)).resources).toEqual([]);
    expect((await collect("eu-west-1", both)).resources).toMatchObject([
      { type: GLOBAL, id: "world", members: [arn("us-east-1"), arn("eu-west-1")] },
    ]);
  });

  test("is told elsewhere when nobody looks there", async () => {
    expect((await collect("us-east-1", ["us-east-1"])).resources).toMatchObject([{ id: "world" }]);
  });
});

test("proxies are asked for where there is a database that they may lead to", async () => {
  const proxies = answer(
    "DescribeDBProxies",
    "<DBProxies><member><DBProxyName>orders</DBProxyName><DBProxyArn>arn:aws:rds:us-east-1:123456789012:db-proxy:prx-1</DBProxyArn><EngineFamily>MYSQL</EngineFamily><RequireTLS>false</RequireTLS></member></DBProxies>",
  );
  const needs = only([PROXY, "requireTls"]);
  const documents = instances(instance("documents", "docdb"));
  const without = await collectWith("rds", { ...NONE, DescribeDBInstances: documents }, { needs });
  expect(without.resources).toEqual([]);
  const answers = {
    ...NONE,
    DescribeDBInstances: instances(instance("sql", "mysql")),
    DescribeDBProxies: proxies,
  };
  const { resources } = await collectWith("rds", answers, { needs });
  expect(resources).toMatchObject([{ type: PROXY, id: "orders", requireTls: false }]);
});
