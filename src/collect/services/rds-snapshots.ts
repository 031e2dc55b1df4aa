import {
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { DocDbClusterSnapshot } from "../../resources/docdb-db-cluster-snapshot.ts";
import { NeptuneDbClusterSnapshot } from "../../resources/neptune-db-cluster-snapshot.ts";
import { RdsDbClusterSnapshot } from "../../resources/rds-db-cluster-snapshot.ts";
import { RdsDbSnapshot } from "../../resources/rds-db-snapshot.ts";
import { call, type CollectContext, defineCollector } from "../define.ts";
import { storageEncryption } from "../rds-database.ts";
import { iso, tagRecord } from "../shape.ts";

const page = ["Marker", "Marker"] as const;
const SHARING = ["public", "sharedWith"];

// Automated snapshots, and those of AWS Backup, can be shared with nobody and are as encrypted as what they are of.
const OWN = { SnapshotType: "manual" };
// RDS puts what made a snapshot before the name of those that it calls manual but that are not of the user.
const OF_A_SERVICE = /^(awsbackup|rds):/;

const calls = {
  DescribeDBSnapshots: call(
    DescribeDBSnapshotsCommand,
    "rds:DescribeDBSnapshots",
    { type: RdsDbSnapshot },
    { page },
  ),
  DescribeDBSnapshotAttributes: call(
    DescribeDBSnapshotAttributesCommand,
    "rds:DescribeDBSnapshotAttributes",
    { type: RdsDbSnapshot, fields: SHARING },
    // Deleted since it was listed.
    { none: ["DBSnapshotNotFoundFault"] },
  ),
  DescribeDBClusterSnapshots: call(
    DescribeDBClusterSnapshotsCommand,
    "rds:DescribeDBClusterSnapshots",
    [
      { type: RdsDbClusterSnapshot },
      { type: DocDbClusterSnapshot },
      { type: NeptuneDbClusterSnapshot },
    ],
    { page },
  ),
  DescribeDBClusterSnapshotAttributes: call(
    DescribeDBClusterSnapshotAttributesCommand,
    "rds:DescribeDBClusterSnapshotAttributes",
    [
      { type: RdsDbClusterSnapshot, fields: SHARING },
      { type: DocDbClusterSnapshot, fields: SHARING },
      { type: NeptuneDbClusterSnapshot, fields: SHARING },
    ],
    { none: ["DBClusterSnapshotNotFoundFault"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "rds-snapshots",
  scope: "regional",
  client: RDSClient,
  calls,
  async *collect(context) {
    yield* instanceSnapshots(context);
    yield* clusterSnapshots(context);
  },
});

async function* instanceSnapshots(context: Context) {
  const listed = context.items("DescribeDBSnapshots", OWN, (output) =>
    output.DBSnapshots?.filter(({ DBSnapshotIdentifier: id = "" }) => !OF_A_SERVICE.test(id)),
  );
  yield* context.each(listed, async (snapshot) => {
    const { DBSnapshotIdentifier: id = "", DBSnapshotArn: arn = "" } = snapshot;
    const output = await context.read(
      "DescribeDBSnapshotAttributes",
      { DBSnapshotIdentifier: id },
      arn,
    );
    if (output === null) return undefined;
    const { DBSnapshotAttributes } = output?.DBSnapshotAttributesResult ?? {};
    return context.resource(RdsDbSnapshot, {
      arn,
      id,
      name: id,
      tags: tagRecord(snapshot.TagList),
      source: snapshot.DBInstanceIdentifier,
      status: snapshot.Status,
      storageEncryption: storageEncryption({ ...snapshot, StorageEncrypted: snapshot.Encrypted }),
      kmsKeyId: snapshot.KmsKeyId ?? null,
      createdAt: iso(snapshot.SnapshotCreateTime),
      ...sharing(context, DBSnapshotAttributes),
    });
  });
}

async function* clusterSnapshots(context: Context) {
  const listed = context.items("DescribeDBClusterSnapshots", OWN, (output) =>
    output.DBClusterSnapshots?.filter(
      ({ Engine, DBClusterSnapshotIdentifier: id = "" }) =>
        context.wants(typeOf(Engine)) && !OF_A_SERVICE.test(id),
    ),
  );
  yield* context.each(listed, async (snapshot) => {
    const { DBClusterSnapshotIdentifier: id = "", DBClusterSnapshotArn: arn = "" } = snapshot;
    const type = typeOf(snapshot.Engine);
    const output = await context.read(
      "DescribeDBClusterSnapshotAttributes",
      { DBClusterSnapshotIdentifier: id },
      arn,
      [{ type, fields: SHARING }],
    );
    if (output === null) return undefined;
    const { DBClusterSnapshotAttributes } = output?.DBClusterSnapshotAttributesResult ?? {};
    return context.resource(type, {
      arn,
      id,
      name: id,
      tags: tagRecord(snapshot.TagList),
      source: snapshot.DBClusterIdentifier,
      status: snapshot.Status,
      storageEncryption: storageEncryption(snapshot),
      kmsKeyId: snapshot.KmsKeyId ?? null,
      createdAt: iso(snapshot.SnapshotCreateTime),
      ...sharing(context, DBClusterSnapshotAttributes),
    });
  });
}

function typeOf(engine: string | undefined) {
  if (engine === "docdb") return DocDbClusterSnapshot;
  return engine === "neptune" ? NeptuneDbClusterSnapshot : RdsDbClusterSnapshot;
}

interface Attribute {
  readonly AttributeName?: string | undefined;
  readonly AttributeValues?: readonly string[] | undefined;
}

function sharing(context: Context, attributes: readonly Attribute[] | undefined) {
  if (attributes === undefined) return {};
  const restore = attributes.find(({ AttributeName }) => AttributeName === "restore");
  const values = restore?.AttributeValues ?? [];
  return {
    public: values.includes("all"),
    sharedWith: values.filter((value) => value !== "all" && value !== context.account).sort(),
  };
}
