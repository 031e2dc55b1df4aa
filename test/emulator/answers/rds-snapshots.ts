import {
  CreateDBClusterSnapshotCommand,
  CreateDBSnapshotCommand,
  type DBCluster,
  type DBInstance,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  ModifyDBSnapshotAttributeCommand,
} from "@aws-sdk/client-rds";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import type { RdsEstate } from "./rds-estate.ts";
import { rdsForm } from "./rds-form.ts";

/** Snapshots of the databases that live in the emulator. */
export function rdsSnapshotsAnswers(estate: RdsEstate): Answer[] {
  const restore = (region: string, id: string) => [
    { AttributeName: "restore", AttributeValues: estate.in(region).sharing.get(id) ?? [] },
  ];
  const share = (input: object, region: string, member: string) => {
    const form = rdsForm(input);
    const id = form.text(member) ?? "";
    const { sharing } = estate.in(region);
    const removed = new Set(form.list("ValuesToRemove"));
    const values = [...(sharing.get(id) ?? []), ...form.list("ValuesToAdd")];
    sharing.set(
      id,
      values.filter((value) => !removed.has(value)),
    );
    return id;
  };
  return [
    answer(CreateDBSnapshotCommand, ({ input, region }) => {
      const { instances, snapshots } = estate.in(region);
      const form = rdsForm(input);
      const id = form.text("DBSnapshotIdentifier") ?? "";
      const source = instances.get(form.text("DBInstanceIdentifier") ?? "");
      const snapshot = {
        DBSnapshotIdentifier: id,
        DBSnapshotArn: `arn:aws:rds:${region}:${ACCOUNT}:snapshot:${id}`,
        DBInstanceIdentifier: source?.DBInstanceIdentifier,
        ...manual(source),
        Encrypted: source?.StorageEncrypted,
        TagList: form.tags(),
      };
      snapshots.set(id, snapshot);
      return { DBSnapshot: snapshot };
    }),
    answer(DescribeDBSnapshotsCommand, ({ region }) => ({
      DBSnapshots: [...estate.in(region).snapshots.values()],
    })),
    answer(ModifyDBSnapshotAttributeCommand, ({ input, region }) => {
      const id = share(input, region, "DBSnapshotIdentifier");
      return { DBSnapshotAttributesResult: { DBSnapshotAttributes: restore(region, id) } };
    }),
    answer(DescribeDBSnapshotAttributesCommand, ({ input, region }) => {
      const id = rdsForm(input).text("DBSnapshotIdentifier") ?? "";
      return { DBSnapshotAttributesResult: { DBSnapshotAttributes: restore(region, id) } };
    }),
    answer(CreateDBClusterSnapshotCommand, ({ input, region }) => {
      const { clusters, clusterSnapshots } = estate.in(region);
      const form = rdsForm(input);
      const id = form.text("DBClusterSnapshotIdentifier") ?? "";
      const source = clusters.get(form.text("DBClusterIdentifier") ?? "");
      const snapshot = {
        DBClusterSnapshotIdentifier: id,
        DBClusterSnapshotArn: `arn:aws:rds:${region}:${ACCOUNT}:cluster-snapshot:${id}`,
        DBClusterIdentifier: source?.DBClusterIdentifier,
        ...manual(source),
        StorageEncrypted: source?.StorageEncrypted,
        TagList: form.tags(),
      };
      clusterSnapshots.set(id, snapshot);
      return { DBClusterSnapshot: snapshot };
    }),
    answer(DescribeDBClusterSnapshotsCommand, ({ region }) => ({
      DBClusterSnapshots: [...estate.in(region).clusterSnapshots.values()],
    })),
    answer(ModifyDBClusterSnapshotAttributeCommand, ({ input, region }) => {
      const id = share(input, region, "DBClusterSnapshotIdentifier");
      return {
        DBClusterSnapshotAttributesResult: { DBClusterSnapshotAttributes: restore(region, id) },
      };
    }),
    answer(DescribeDBClusterSnapshotAttributesCommand, ({ input, region }) => {
      const id = rdsForm(input).text("DBClusterSnapshotIdentifier") ?? "";
      return {
        DBClusterSnapshotAttributesResult: { DBClusterSnapshotAttributes: restore(region, id) },
      };
    }),
  ];
}

/** What snapshots of instances and of clusters have alike. */
function manual(source: DBInstance | DBCluster | undefined) {
  return {
    Engine: source?.Engine,
    EngineVersion: source?.EngineVersion,
    Status: "available",
    SnapshotType: "manual",
    SnapshotCreateTime: new Date(),
    StorageEncryptionType: source?.StorageEncryptionType,
    KmsKeyId: source?.KmsKeyId,
  };
}
