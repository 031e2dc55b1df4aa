import {
  CreateAccessPointCommand,
  CreateFileSystemCommand,
  type CreateFileSystemCommandInput,
  EFSClient,
  PutFileSystemPolicyCommand,
} from "@aws-sdk/client-efs";
import { KMSClient } from "@aws-sdk/client-kms";
import { FOREIGN_ACCOUNT, HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

const CLIENT = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];
const THROUGH_MOUNT_TARGET = { "elasticfilesystem:AccessedViaMountTarget": "true" };
const WITH_TLS = { "aws:SecureTransport": "true" };

/** File systems and access points for every rule about EFS; the backups of one are made by the seed of AWS Backup. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const efs = client(EFSClient);
  const id = await makeKey(client(KMSClient), { name: good("key", "of-files") });
  const KmsKeyId = `arn:aws:kms:${HOME_REGION}:${account}:key/${id}`;
  const role = { AWS: `arn:aws:iam::${account}:role/files` };
  const make = async (
    name: string,
    policy: string | null = allow(role),
    settings: Partial<CreateFileSystemCommandInput> = {},
  ): Promise<string> => {
    const { FileSystemId = "" } = await efs.send(
      new CreateFileSystemCommand({
        CreationToken: name,
        Encrypted: true,
        KmsKeyId,
        Backup: true,
        Tags: [{ Key: "Name", Value: name }],
        ...settings,
      }),
    );
    if (policy !== null) {
      await efs.send(new PutFileSystemPolicyCommand({ FileSystemId, Policy: policy }));
    }
    return FileSystemId;
  };

  const shared = await make(good("files"));
  await make(bad("efs-unencrypted"), allow(role), { Encrypted: false, KmsKeyId: undefined });
  await make(bad("efs-anonymous-access", "no-policy"), null);
  await make(bad("efs-anonymous-access"), allow("*", { ...THROUGH_MOUNT_TARGET, ...WITH_TLS }));
  await make(bad("efs-policy-no-tls"), allow("*", THROUGH_MOUNT_TARGET));
  await make(bad("efs-policy-public"), allow("*", WITH_TLS));
  await make(bad("efs-policy-cross-account"), allow({ AWS: FOREIGN_ACCOUNT }));
  await make(bad("efs-backup-missing"), allow(role), { Backup: false });
  await make(good("files", "own-backup-plan"), allow(role), { Backup: false });

  const point = (name: string, path: string, user: boolean) =>
    efs.send(
      new CreateAccessPointCommand({
        ClientToken: name,
        FileSystemId: shared,
        Tags: [{ Key: "Name", Value: name }],
        RootDirectory: { Path: path },
        ...(user && { PosixUser: { Uid: 1000, Gid: 1000 } }),
      }),
    );
  await point(good("access-point"), "/orders", true);
  await point(bad("efs-access-point-root-directory"), "/", true);
  await point(bad("efs-access-point-user-identity"), "/orders", false);
}

/** EFS takes statements without a resource, and means the file system. */
function allow(Principal: unknown, conditions?: Readonly<Record<string, string>>): string {
  const Condition = conditions && { Bool: conditions };
  const Statement = [{ Effect: "Allow", Principal, Action: CLIENT, Condition }];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
