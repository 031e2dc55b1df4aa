import {
  CreateDBClusterSnapshotCommand,
  CreateDBSnapshotCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { FOREIGN_ACCOUNT, type SeedContext } from "./context.ts";
import { identity } from "./rds-database.ts";

interface Source {
  readonly rules: string;
  readonly encrypted: string;
  readonly plain: string;
}

const INSTANCES: Source = {
  rules: "rds-snapshot",
  encrypted: "instance-postgres",
  plain: "rds-instance-unencrypted",
};
const CLUSTERS: readonly Source[] = [
  {
    rules: "rds-cluster-snapshot",
    encrypted: "cluster-aurora",
    plain: "rds-cluster-unencrypted",
  },
  { rules: "docdb-snapshot", encrypted: "cluster-docdb", plain: "docdb-unencrypted" },
  { rules: "neptune-snapshot", encrypted: "cluster-neptune", plain: "neptune-unencrypted" },
];

/** Manual snapshots of databases that the modules before have made, shared in every way. */
export async function seed(context: SeedContext): Promise<void> {
  const rds = context.client(RDSClient);
  await seedSource(context, INSTANCES, async (name, DBInstanceIdentifier, share) => {
    const { id: DBSnapshotIdentifier, Tags } = identity(name);
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier, Tags }),
    );
    if (share === undefined) return;
    await rds.send(
      new ModifyDBSnapshotAttributeCommand({
        DBSnapshotIdentifier,
        AttributeName: "restore",
        ValuesToAdd: [share],
      }),
    );
  });
  for (const source of CLUSTERS) {
    await seedSource(context, source, async (name, DBClusterIdentifier, share) => {
      const { id: DBClusterSnapshotIdentifier, Tags } = identity(name);
      await rds.send(
        new CreateDBClusterSnapshotCommand({
          DBClusterIdentifier,
          DBClusterSnapshotIdentifier,
          Tags,
        }),
      );
      if (share === undefined) return;
      await rds.send(
        new ModifyDBClusterSnapshotAttributeCommand({
          DBClusterSnapshotIdentifier,
          AttributeName: "restore",
          ValuesToAdd: [share],
        }),
      );
    });
  }
}

type Make = (name: string, source: string, share?: string) => Promise<void>;

async function seedSource(
  { bad, good }: SeedContext,
  { rules, encrypted, plain }: Source,
  make: Make,
): Promise<void> {
  await make(good(rules, "encrypted"), encrypted);
  await make(bad(`${rules}-unencrypted`), plain);
  // What is under a KMS key cannot be public.
  await make(bad(`${rules}-public`), plain, "all");
  await make(bad(`${rules}-shared-untrusted`), encrypted, FOREIGN_ACCOUNT);
}
