import { describe, expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const INSTANCE = "AWS::RDS::DBSnapshot";
const CLUSTER = "AWS::RDS::DBClusterSnapshot";
const DOCUMENTS = "AWS::DocDB::DBClusterSnapshot";
const GRAPH = "AWS::Neptune::DBClusterSnapshot";

const answer = (operation: string, body: string): Answer => {
  const text = `<${operation}Response><${operation}Result>${body}</${operation}Result></${operation}Response>`;
  return () => ({ body: text });
};
const error = (code: string): Answer => {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;
  return () => ({ status: code === "AccessDenied" ? 403 : 404, body });
};

const instanceSnapshot = (id: string, more: string) =>
  `<DBSnapshot><DBSnapshotIdentifier>${id}</DBSnapshotIdentifier><DBSnapshotArn>arn:aws:rds:us-east-1:123456789012:snapshot:${id}</DBSnapshotArn><DBInstanceIdentifier>orders</DBInstanceIdentifier><Status>available</Status>${more}</DBSnapshot>`;
const clusterSnapshot = (id: string, engine: string) =>
  `<DBClusterSnapshot><DBClusterSnapshotIdentifier>${id}</DBClusterSnapshotIdentifier><DBClusterSnapshotArn>arn:aws:rds:us-east-1:123456789012:cluster-snapshot:${id}</DBClusterSnapshotArn><Engine>${engine}</Engine><StorageEncrypted>true</StorageEncrypted></DBClusterSnapshot>`;
const instances = (...list: readonly string[]) =>
  answer("DescribeDBSnapshots", `<DBSnapshots>${list.join("")}</DBSnapshots>`);
const clusters = (...list: readonly string[]) =>
  answer("DescribeDBClusterSnapshots", `<DBClusterSnapshots>${list.join("")}</DBClusterSnapshots>`);
const restore = (kind: "DBSnapshot" | "DBClusterSnapshot", ...values: readonly string[]) =>
  answer(
    `Describe${kind}Attributes`,
    `<${kind}AttributesResult><${kind}Attributes><${kind}Attribute><AttributeName>restore</AttributeName><AttributeValues>${values.map((value) => `<AttributeValue>${value}</AttributeValue>`).join("")}</AttributeValues></${kind}Attribute></${kind}Attributes></${kind}AttributesResult>`,
  );
const only = (type: string, ...fields: readonly string[]) => new Map([[type, new Set(fields)]]);

test("only manual snapshots are asked for, page by page", async () => {
  const asked: unknown[] = [];
  const { resources, gaps } = await collectWith(
    "rds-snapshots",
    {
      DescribeDBSnapshots: (input) => {
        asked.push([input["SnapshotType"], input["Marker"]]);
        const id = input["Marker"] === undefined ? "one" : "two";
        const next = id === "one" ? "<Marker>more</Marker>" : "";
        const list = `<DBSnapshots>${instanceSnapshot(id, "<Encrypted>true</Encrypted>")}</DBSnapshots>${next}`;
        return answer("DescribeDBSnapshots", list)(input);
      },
    },
    { needs: only(INSTANCE, "storageEncryption") },
  );
  expect(gaps).toEqual([]);
  expect(asked).toEqual([
    ["manual", undefined],
    ["manual", "more"],
  ]);
  expect(resources.map(({ id }) => id)).toEqual(["one", "two"]);
});

test("snapshots of AWS Backup are left out, whatever type RDS gives them", async () => {
  const { resources, journal } = await collectWith(
    "rds-snapshots",
    {
      DescribeDBSnapshots: instances(
        instanceSnapshot("awsbackup:job-0a1b2c3d", "<Encrypted>false</Encrypted>"),
      ),
      DescribeDBClusterSnapshots: clusters(
        clusterSnapshot("awsbackup:job-4e5f6071", "aurora-postgresql"),
        clusterSnapshot("mine", "aurora-postgresql"),
      ),
      DescribeDBClusterSnapshotAttributes: restore("DBClusterSnapshot"),
    },
    { needs: new Map([...only(INSTANCE, "public"), ...only(CLUSTER, "public")]) },
  );
  expect(resources.map(({ id }) => id)).toEqual(["mine"]);
  expect(journal.some(({ operation }) => operation === "DescribeDBSnapshotAttributes")).toBe(false);
});

test("encryption is told by its kind, and else by whether there is any", async () => {
  const { resources } = await collectWith(
    "rds-snapshots",
    {
      DescribeDBSnapshots: instances(
        instanceSnapshot(
          "owned",
          "<Encrypted>false</Encrypted><StorageEncryptionType>sse-rds</StorageEncryptionType>",
        ),
        instanceSnapshot("kms", "<Encrypted>true</Encrypted>"),
        instanceSnapshot("none", "<Encrypted>false</Encrypted>"),
        instanceSnapshot("silent", ""),
      ),
    },
    { needs: only(INSTANCE, "storageEncryption") },
  );
  expect(resources.map((each) => each["storageEncryption"])).toEqual([
    "sse-rds",
    "sse-kms",
    "none",
    undefined,
  ]);
});

describe("with whom a snapshot is shared", () => {
  const list = instances(instanceSnapshot("one", "<Encrypted>false</Encrypted>"));
  const collect = (attributes: Answer) =>
    collectWith(
      "rds-snapshots",
      { DescribeDBSnapshots: list, DescribeDBSnapshotAttributes: attributes },
      { needs: only(INSTANCE, "public", "sharedWith") },
    );

  test("everybody is no account, and the own account is no other one", async () => {
    const values = ["all", "999999999999", "123456789012", "111122223333"];
    const { resources } = await collect(restore("DBSnapshot", ...values));
    expect(resources).toMatchObject([
      { public: true, sharedWith: ["111122223333", "999999999999"] },
    ]);
  });

  test("one that was deleted since is not told of", async () => {
    const { resources, gaps } = await collect(error("DBSnapshotNotFound"));
    expect([resources, gaps]).toEqual([[], []]);
  });

  test("an answer without attributes leaves it open", async () => {
    const { resources } = await collect(answer("DescribeDBSnapshotAttributes", ""));
    expect(resources[0]).toMatchObject({ id: "one" });
    expect(resources[0]).not.toHaveProperty("public");
  });

  test("a denied call leaves it open", async () => {
    const { resources, gaps } = await collect(error("AccessDenied"));
    expect(resources[0]).not.toHaveProperty("public");
    expect(resources[0]).not.toHaveProperty("sharedWith");
    expect(gaps.map(({ field, reason }) => [field, reason])).toEqual([
      ["public", "denied"],
      ["sharedWith", "denied"],
    ]);
  });

  test("of clusters it is asked per engine, only where a rule wants it", async () => {
    const { resources, journal } = await collectWith(
      "rds-snapshots",
      {
        DescribeDBClusterSnapshots: clusters(
          clusterSnapshot("aurora", "aurora-postgresql"),
          clusterSnapshot("documents", "docdb"),
          clusterSnapshot("graph", "neptune"),
        ),
        DescribeDBClusterSnapshotAttributes: restore("DBClusterSnapshot", "all"),
      },
      {
        needs: new Map([
          [CLUSTER, new Set(["storageEncryption"])],
          [DOCUMENTS, new Set(["public"])],
        ]),
      },
    );
    expect(resources.map(({ type, id }) => [type, id])).toEqual([
      [CLUSTER, "aurora"],
      [DOCUMENTS, "documents"],
    ]);
    expect(resources[0]).not.toHaveProperty("public");
    expect(resources[1]).toMatchObject({ public: true });
    const asked = journal.find((entry) => entry.operation.endsWith("Attributes"));
    expect(asked?.calls).toBe(1);
  });

  test("a cluster snapshot that was deleted since is not told of", async () => {
    const { resources, gaps } = await collectWith(
      "rds-snapshots",
      {
        DescribeDBClusterSnapshots: clusters(clusterSnapshot("graph", "neptune")),
        DescribeDBClusterSnapshotAttributes: error("DBClusterSnapshotNotFoundFault"),
      },
      { needs: only(GRAPH, "public", "sharedWith") },
    );
    expect([resources, gaps]).toEqual([[], []]);
  });
});
