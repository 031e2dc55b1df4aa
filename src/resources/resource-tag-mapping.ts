import { z } from "zod";
import { defineResource } from "./define.ts";

/** The tags of one resource of any type, read in bulk; they join the resource before rules are evaluated. */
export const ResourceTagMapping = defineResource({
  type: "AWS::ResourceGroupsTagging::ResourceTagMapping",
  service: "tagging",
  scope: "regional",
  title: "Tags of a resource",
  fields: z.object({}),
  example: {
    type: "AWS::ResourceGroupsTagging::ResourceTagMapping",
    arn: "arn:aws:sqs:us-east-1:123456789012:invoices",
    id: "arn:aws:sqs:us-east-1:123456789012:invoices",
    name: "arn:aws:sqs:us-east-1:123456789012:invoices",
    account: "123456789012",
    region: "us-east-1",
    tags: { team: "shop" },
  },
});
