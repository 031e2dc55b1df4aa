import { z } from "zod";
import { defineResource } from "./define.ts";

export const EfsAccessPoint = defineResource({
  type: "AWS::EFS::AccessPoint",
  service: "efs",
  scope: "regional",
  title: "EFS access point",
  fields: z.object({
    fileSystemId: z.string().describe("DescribeAccessPoints FileSystemId"),
    rootDirectory: z
      .string()
      .describe("RootDirectory.Path: what its clients see as the root; / is the whole file system"),
    enforcesUser: z
      .boolean()
      .describe("PosixUser is set: the user and groups that all of its clients work as"),
  }),
  example: {
    type: "AWS::EFS::AccessPoint",
    arn: "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0a1b2c3d4e5f60718",
    id: "fsap-0a1b2c3d4e5f60718",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    fileSystemId: "fs-0a1b2c3d4e5f60718",
    rootDirectory: "/orders",
    enforcesUser: true,
  },
});
