import {
  CreateACLCommand,
  CreateClusterCommand,
  type CreateClusterCommandInput,
  CreateUserCommand,
  MemoryDBClient,
} from "@aws-sdk/client-memorydb";
import { KMSClient } from "@aws-sdk/client-kms";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** MemoryDB clusters for every rule about them. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const memorydb = client(MemoryDBClient);
  const id = await makeKey(client(KMSClient), { name: good("key", "of-memorydb") });
  await memorydb.send(
    new CreateUserCommand({
      UserName: "ledger-app",
      AccessString: "on ~* +@all",
      AuthenticationMode: { Type: "iam" },
    }),
  );
  await memorydb.send(new CreateACLCommand({ ACLName: "ledger", UserNames: ["ledger-app"] }));
  const make = (ClusterName: string, settings: Partial<CreateClusterCommandInput> = {}) =>
    memorydb.send(
      new CreateClusterCommand({
        ClusterName,
        NodeType: "db.t4g.small",
        ACLName: "ledger",
        TLSEnabled: true,
        SnapshotRetentionLimit: 7,
        ...settings,
      }),
    );
  await make(good("memorydb"));
  await make(good("memorydb", "own-key"), {
    KmsKeyId: `arn:aws:kms:${HOME_REGION}:${account}:key/${id}`,
  });
  await make(bad("memorydb-tls-off"), { TLSEnabled: false });
  await make(bad("memorydb-open-access"), { ACLName: "open-access" });
  await make(bad("memorydb-snapshots-off"), { SnapshotRetentionLimit: 0 });
}
