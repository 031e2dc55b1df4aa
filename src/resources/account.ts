import { z } from "zod";
import { defineResource } from "./define.ts";

/** The account itself: what is missing in an account, or set for all of it, is judged here. */
export const Account = defineResource({
  type: "account",
  service: "account",
  scope: "global",
  title: "AWS account",
  fields: z.object({
    partition: z.string().describe("Partition of GetCallerIdentity Arn: aws, aws-cn or aws-us-gov"),
  }),
  example: {
    type: "account",
    arn: "arn:aws:iam::123456789012:root",
    id: "123456789012",
    name: "123456789012",
    account: "123456789012",
    region: "global",
    partition: "aws",
  },
});
