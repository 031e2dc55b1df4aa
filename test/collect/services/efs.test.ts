import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const none: Answer = () => ({
  status: 404,
  body: { ErrorCode: "PolicyNotFound", Message: "none" },
  headers: { "x-amzn-errortype": "PolicyNotFound" },
});
const system = (id: string, more: object = {}) => ({
  FileSystemId: id,
  FileSystemArn: `arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/${id}`,
  ...more,
});

test("reads all pages, and takes a missing policy for the default", async () => {
  const { resources, gaps } = await collectWith("efs", {
    DescribeFileSystems: ({ Marker }) =>
      Marker === "2"
        ? { body: { FileSystems: [system("fs-2", { Encrypted: false })] } }
        : {
            body: {
              FileSystems: [
                system("fs-1", {
                  Name: "orders",
                  Encrypted: true,
                  KmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1",
                  Tags: [{ Key: "Name", Value: "orders" }],
                  FileSystemProtection: { ReplicationOverwriteProtection: "REPLICATING" },
                }),
              ],
              NextMarker: "2",
            },
          },
    DescribeFileSystemPolicy: none,
    DescribeBackupPolicy: none,
    DescribeAccessPoints: () => ({ body: { AccessPoints: [] } }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      id: "fs-1",
      name: "orders",
      tags: { Name: "orders" },
      encrypted: true,
      replicationDestination: true,
      automaticBackups: false,
      policy: null,
    },
    { id: "fs-2", name: "fs-2", encrypted: false, kmsKeyId: null, replicationDestination: false },
  ]);
});

test.each([
  ["ENABLED", true],
  ["ENABLING", true],
  ["DISABLED", false],
  ["DISABLING", false],
])("automatic backups that are %s", async (Status, automaticBackups) => {
  const { resources } = await collectWith("efs", {
    DescribeFileSystems: () => ({ body: { FileSystems: [system("fs-1")] } }),
    DescribeFileSystemPolicy: () => ({ body: { FileSystemId: "fs-1", Policy: "{}" } }),
    DescribeBackupPolicy: () => ({ body: { BackupPolicy: { Status } } }),
    DescribeAccessPoints: () => ({ body: { AccessPoints: [] } }),
  });
  expect(resources).toMatchObject([{ automaticBackups, policy: "{}" }]);
});

test("an access point without settings shows all, to whoever the client says", async () => {
  const needs = new Map([["AWS::EFS::AccessPoint", new Set(["rootDirectory", "enforcesUser"])]]);
  const { resources } = await collectWith(
    "efs",
    {
      DescribeAccessPoints: () => ({
        body: {
          AccessPoints: [
            { AccessPointId: "fsap-1", FileSystemId: "fs-1" },
            {
              AccessPointId: "fsap-2",
              FileSystemId: "fs-1",
              PosixUser: { Uid: 1000, Gid: 1000 },
              RootDirectory: { Path: "/orders" },
            },
          ],
        },
      }),
    },
    { needs },
  );
  expect(resources).toMatchObject([
    { id: "fsap-1", rootDirectory: "/", enforcesUser: false },
    { id: "fsap-2", rootDirectory: "/orders", enforcesUser: true },
  ]);
});

test("what a denied call would have told is unread", async () => {
  const denied: Answer = () => ({
    status: 403,
    body: { message: "no" },
    headers: { "x-amzn-errortype": "AccessDeniedException" },
  });
  const { resources, gaps } = await collectWith("efs", {
    DescribeFileSystems: () => ({ body: { FileSystems: [system("fs-1")] } }),
    DescribeFileSystemPolicy: denied,
    DescribeBackupPolicy: denied,
    DescribeAccessPoints: () => ({ body: { AccessPoints: [] } }),
  });
  expect(resources[0]).not.toHaveProperty("policy");
  expect(resources[0]).not.toHaveProperty("automaticBackups");
  expect(gaps.map(({ field }) => field)).toEqual(["policy", "automaticBackups"]);
});
