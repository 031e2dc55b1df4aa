import { z } from "zod";
import { defineResource } from "./define.ts";

export const RdsOptionGroup = defineResource({
  type: "AWS::RDS::OptionGroup",
  service: "rds",
  scope: "regional",
  title: "option group of RDS for Oracle in use",
  fields: z.object({
    options: z
      .array(z.string())
      .describe("DescribeOptionGroups Options[].OptionName: SSL, NATIVE_NETWORK_ENCRYPTION, …"),
  }),
  example: {
    type: "AWS::RDS::OptionGroup",
    arn: "arn:aws:rds:us-east-1:123456789012:og:orders-oracle",
    id: "orders-oracle",
    name: "orders-oracle",
    account: "123456789012",
    region: "us-east-1",
    options: ["NATIVE_NETWORK_ENCRYPTION"],
  },
});
