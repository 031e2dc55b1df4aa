import { z } from "zod";
import { defineResource } from "./define.ts";

export const MemoryDbUser = defineResource({
  type: "AWS::MemoryDB::User",
  service: "memorydb",
  scope: "regional",
  title: "MemoryDB user",
  fields: z.object({
    authentication: z
      .string()
      .describe("DescribeUsers Authentication.Type: password, no-password or iam"),
    accessString: z
      .string()
      .describe("AccessString: on or off, then keys and commands, for example on ~* +@all"),
    aclNames: z.array(z.string()).describe("ACLNames: the access control lists that it is in"),
  }),
  example: {
    type: "AWS::MemoryDB::User",
    arn: "arn:aws:memorydb:us-east-1:123456789012:user/ledger-app",
    id: "ledger-app",
    name: "ledger-app",
    account: "123456789012",
    region: "us-east-1",
    authentication: "iam",
    accessString: "on ~* -@all +@read +@write",
    aclNames: ["ledger"],
  },
});
