import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const answered = (operation: string, result: string): string =>
  `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`;
const xml =
  (operation: string, result: string): Answer =>
  () => ({ body: answered(operation, result) });

const clusters = (list: string, marker = "") =>
  answered("DescribeClusters", `<Clusters>${list}</Clusters><Marker>${marker}</Marker>`);
const cluster = (name: string, more = "") =>
  `<Cluster><ClusterIdentifier>${name}</ClusterIdentifier>` +
  `<AutomatedSnapshotRetentionPeriod>1</AutomatedSnapshotRetentionPeriod>${more}</Cluster>`;
const group = (name: string, statuses = "") =>
  `<ClusterParameterGroups><ClusterParameterGroup><ParameterGroupName>${name}</ParameterGroupName>` +
  `<ParameterApplyStatus>in-sync</ParameterApplyStatus>` +
  `<ClusterParameterStatusList>${statuses}</ClusterParameterStatusList></ClusterParameterGroup></ClusterParameterGroups>`;
const parameter = (name: string, value: string) =>
  `<Parameter><ParameterName>${name}</ParameterName><ParameterValue>${value}</ParameterValue></Parameter>`;

const noLogging = xml("DescribeLoggingStatus", "<LoggingEnabled>false</LoggingEnabled>");
const noSnapshots = xml("DescribeClusterSnapshots", "<Snapshots></Snapshots>");
const parameters = xml("DescribeClusterParameters", "<Parameters></Parameters>");
const denied: Answer = () => ({
  status: 403,
  body: "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized</Message></Error></ErrorResponse>",
});

test("a Region without clusters costs a call for each list", async () => {
  const { resources, gaps, journal } = await collectWith("redshift", {
    DescribeClusters: () => ({ body: clusters("") }),
    DescribeClusterSnapshots: ({ SnapshotType, OwnerAccount }) => {
      expect([SnapshotType, OwnerAccount]).toEqual(["manual", "123456789012"]);
      return { body: answered("DescribeClusterSnapshots", "<Snapshots></Snapshots>") };
    },
  });
  expect([resources, gaps]).toEqual([[], []]);
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
    ["DescribeClusterSnapshots", 1],
    ["DescribeClusters", 1],
  ]);
});

test("asks once for a parameter group that several clusters use, page by page", async () => {
  const asked: unknown[] = [];
  const { resources, gaps } = await collectWith("redshift", {
    DescribeClusters: ({ Marker }) => ({
      body:
        Marker === "2"
          ? clusters(cluster("b", group("shared")))
          : clusters(cluster("a", group("shared")), "2"),
    }),
    DescribeLoggingStatus: noLogging,
    DescribeClusterSnapshots: noSnapshots,
    DescribeClusterParameters: ({ ParameterGroupName, Marker }) => {
      asked.push([ParameterGroupName, Marker]);
      const page =
        Marker === undefined
          ? `<Parameters>${parameter("query_group", "default")}</Parameters><Marker>2</Marker>`
          : `<Parameters>${parameter("require_ssl", "true")}</Parameters>`;
      return { body: answered("DescribeClusterParameters", page) };
    },
  });
  expect(gaps).toEqual([]);
  expect(asked).toEqual([
    ["shared", undefined],
    ["shared", "2"],
  ]);
  expect(resources.map(({ name }) => name)).toEqual(["a", "b", "shared"]);
  expect(resources[2]).toMatchObject({
    arn: "arn:aws:redshift:us-east-1:123456789012:parametergroup:shared",
    requireSsl: true,
    userActivityLogging: false,
  });
});

test("takes what is left out for off, and tells parameters that are not in effect", async () => {
  const status = (name: string, value: string) =>
    `<member><ParameterName>${name}</ParameterName><ParameterApplyStatus>${value}</ParameterApplyStatus></member>`;
  const statuses = status("require_ssl", "pending-reboot") + status("query_group", "in-sync");
  const { resources } = await collectWith("redshift", {
    DescribeClusters: () => ({
      body: clusters(
        cluster("orders", `<KmsKeyId>AWS_OWNED_KMS_KEY</KmsKeyId>${group("orders", statuses)}`),
      ),
    }),
    DescribeLoggingStatus: noLogging,
    DescribeClusterSnapshots: noSnapshots,
    DescribeClusterParameters: parameters,
  });
  expect(resources[0]).toMatchObject({
    arn: "arn:aws:redshift:us-east-1:123456789012:cluster:orders",
    encrypted: false,
    kmsKeyId: null,
    publiclyAccessible: false,
    port: 5439,
    adminPasswordSecret: null,
    parameterGroups: [{ name: "orders", status: "in-sync", pending: ["require_ssl"] }],
    auditLogging: { destinations: [], exports: [], tables: [] },
  });
});

test.each([
  [
    "<member>SYS_USERLOG</member><member>SYS_CONNECTION_LOG</member>",
    "false",
    ["sys_connection_log", "sys_userlog"],
  ],
  ["", "true", ["*"]],
])("tells system tables that are published: %s", async (tables, all, expected) => {
  const { resources } = await collectWith("redshift", {
    DescribeClusters: () => ({ body: clusters(cluster("orders")) }),
    DescribeLoggingStatus: xml(
      "DescribeLoggingStatus",
      `<LoggingEnabled>true</LoggingEnabled><LogDestinationType>s3table</LogDestinationType>` +
        `<S3Tables><S3Tables>${tables}</S3Tables><EnabledAll>${all}</EnabledAll></S3Tables>`,
    ),
    DescribeClusterSnapshots: noSnapshots,
  });
  expect(resources[0]?.["auditLogging"]).toMatchObject({
    destinations: ["s3table"],
    tables: expected,
  });
});

test.each([
  ["", "", ["s3"], []],
  ["cloudwatch", "<member>userlog</member>", ["cloudwatch"], ["userlog"]],
  ["s3table,s3", "<member>SYS_QUERY_HISTORY</member>", ["s3", "s3table"], []],
  [
    "cloudwatch, s3table",
    "<member>userlog</member><member>sys_userlog</member><member>connectionlog</member>",
    ["cloudwatch", "s3table"],
    ["connectionlog", "userlog"],
  ],
])("tells where logs go: %s %s", async (type, logs, destinations, exports) => {
  const { resources } = await collectWith("redshift", {
    DescribeClusters: () => ({ body: clusters(cluster("orders")) }),
    DescribeLoggingStatus: xml(
      "DescribeLoggingStatus",
      `<LoggingEnabled>true</LoggingEnabled><LogDestinationType>${type}</LogDestinationType>` +
        `<LogExports>${logs}</LogExports>`,
    ),
    DescribeClusterSnapshots: noSnapshots,
  });
  expect(resources[0]?.["auditLogging"]).toMatchObject({ destinations, exports });
});

test("a snapshot is shared with accounts, but not with AWS Support", async () => {
  const account = (id: string, alias = "") =>
    `<AccountWithRestoreAccess><AccountId>${id}</AccountId>${alias && `<AccountAlias>${alias}</AccountAlias>`}</AccountWithRestoreAccess>`;
  const accounts =
    account("999999999999") +
    account("111122223333") +
    account("444455556666", "amazon-redshift-support") +
    account("amazon-redshift-support");
  const { resources } = await collectWith("redshift", {
    DescribeClusters: () => ({ body: clusters("") }),
    DescribeClusterSnapshots: xml(
      "DescribeClusterSnapshots",
      `<Snapshots><Snapshot><SnapshotIdentifier>before</SnapshotIdentifier><ClusterIdentifier>orders</ClusterIdentifier>` +
        `<SnapshotCreateTime>2026-05-01T00:00:00.000Z</SnapshotCreateTime><Encrypted>true</Encrypted>` +
        `<AccountsWithRestoreAccess>${accounts}</AccountsWithRestoreAccess></Snapshot></Snapshots>`,
    ),
  });
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:redshift:us-east-1:123456789012:snapshot:orders/before",
      cluster: "orders",
      createdAt: "2026-05-01T00:00:00.000Z",
      sharedWith: ["111122223333", "999999999999"],
    },
  ]);
});

test("what is denied is unread, and clusters that could not be listed hide their parameter groups", async () => {
  const { resources, gaps } = await collectWith("redshift", {
    DescribeClusters: () => ({ body: clusters(cluster("orders", group("orders"))) }),
    DescribeLoggingStatus: denied,
    DescribeClusterParameters: denied,
    DescribeClusterSnapshots: noSnapshots,
  });
  expect(resources[0]).not.toHaveProperty("auditLogging");
  expect(resources[1]).not.toHaveProperty("requireSsl");
  expect(gaps.map(({ field }) => field)).toEqual([
    "auditLogging",
    "requireSsl",
    "userActivityLogging",
  ]);
  const hidden = await collectWith("redshift", {
    DescribeClusters: denied,
    DescribeClusterSnapshots: noSnapshots,
  });
  expect(hidden.gaps.map(({ type }) => type)).toEqual([
    "AWS::Redshift::Cluster",
    "AWS::Redshift::ClusterParameterGroup",
  ]);
});
