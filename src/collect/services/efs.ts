import {
  DescribeAccessPointsCommand,
  DescribeBackupPolicyCommand,
  DescribeFileSystemPolicyCommand,
  DescribeFileSystemsCommand,
  EFSClient,
  type FileSystemDescription,
} from "@aws-sdk/client-efs";
import { EfsAccessPoint } from "../../resources/efs-access-point.ts";
import { EfsFileSystem } from "../../resources/efs-file-system.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

const calls = {
  DescribeFileSystems: call(
    DescribeFileSystemsCommand,
    "elasticfilesystem:DescribeFileSystems",
    { type: EfsFileSystem },
    { page: ["NextMarker", "Marker"] },
  ),
  DescribeFileSystemPolicy: call(
    DescribeFileSystemPolicyCommand,
    "elasticfilesystem:DescribeFileSystemPolicy",
    { type: EfsFileSystem, fields: ["policy"] },
    { none: ["PolicyNotFound"] },
  ),
  DescribeBackupPolicy: call(
    DescribeBackupPolicyCommand,
    "elasticfilesystem:DescribeBackupPolicy",
    { type: EfsFileSystem, fields: ["automaticBackups"] },
    { none: ["PolicyNotFound"] },
  ),
  DescribeAccessPoints: call(
    DescribeAccessPointsCommand,
    "elasticfilesystem:DescribeAccessPoints",
    { type: EfsAccessPoint },
    { page: ["NextToken", "NextToken"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "efs",
  scope: "regional",
  client: EFSClient,
  calls,
  async *collect(context) {
    const input = { MaxItems: 100 };
    const systems = context.items("DescribeFileSystems", input, (output) => output.FileSystems);
    yield* context.each(systems, (system) => fileSystem(context, system));
    yield* accessPoints(context);
  },
});

async function fileSystem(context: Context, system: FileSystemDescription) {
  const { partition, region, account } = context;
  const { FileSystemId: id = "", FileSystemArn, Name: name, Tags } = system;
  const arn =
    FileSystemArn ?? `arn:${partition}:elasticfilesystem:${region}:${account}:file-system/${id}`;
  const policy = await context.read("DescribeFileSystemPolicy", { FileSystemId: id }, arn);
  const backups = await context.read("DescribeBackupPolicy", { FileSystemId: id }, arn);
  const status = backups?.BackupPolicy?.Status;
  const protection = system.FileSystemProtection?.ReplicationOverwriteProtection;
  return context.resource(EfsFileSystem, {
    arn,
    id,
    name: name || id,
    tags: tagRecord(Tags),
    encrypted: system.Encrypted ?? false,
    kmsKeyId: system.KmsKeyId ?? null,
    replicationDestination: protection === "REPLICATING",
    automaticBackups:
      backups === undefined ? undefined : status === "ENABLED" || status === "ENABLING",
    policy: policy && (policy.Policy || null),
  });
}

async function* accessPoints(context: Context) {
  const input = { MaxResults: 1000 };
  const listed = context.items("DescribeAccessPoints", input, (output) => output.AccessPoints);
  for await (const point of listed) {
    const { AccessPointId: id = "", AccessPointArn: arn = "", Name: name, Tags } = point;
    yield context.resource(EfsAccessPoint, {
      arn,
      id,
      name: name || id,
      tags: tagRecord(Tags),
      fileSystemId: point.FileSystemId,
      rootDirectory: point.RootDirectory?.Path ?? "/",
      enforcesUser: point.PosixUser !== undefined,
    });
  }
}
