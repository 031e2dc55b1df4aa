import { z } from "zod";
import { defineResource } from "./define.ts";

/** Only lists that a security group names are collected. */
export const PrefixList = defineResource({
  type: "AWS::EC2::PrefixList",
  service: "security-groups",
  scope: "regional",
  title: "managed prefix list",
  fields: z.object({
    ownerId: z
      .string()
      .describe("DescribeManagedPrefixLists OwnerId: AWS, or the account that owns it"),
    cidrs: z
      .array(z.string())
      .nullable()
      .describe("GetManagedPrefixListEntries Entries[].Cidr; null, and not read, for those of AWS"),
  }),
  example: {
    type: "AWS::EC2::PrefixList",
    arn: "arn:aws:ec2:us-east-1:123456789012:prefix-list/pl-0a1b2c3d4e5f60718",
    id: "pl-0a1b2c3d4e5f60718",
    name: "offices",
    account: "123456789012",
    region: "us-east-1",
    ownerId: "123456789012",
    cidrs: ["198.51.100.0/24"],
  },
});
