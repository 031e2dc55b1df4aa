import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

export const GlueJob = defineResource({
  type: "AWS::Glue::Job",
  service: "glue-jobs",
  scope: "regional",
  title: "Glue job",
  fields: z.object({
    arguments: z
      .array(JudgedVariable)
      .describe(
        "GetJobs Jobs[].DefaultArguments and NonOverridableArguments, judged and sorted by name",
      ),
    securityConfiguration: z
      .string()
      .nullable()
      .describe("Jobs[].SecurityConfiguration: its name; null: logs and bookmarks by default keys"),
  }),
  example: {
    type: "AWS::Glue::Job",
    arn: "arn:aws:glue:us-east-1:123456789012:job/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    arguments: [{ name: "--stage", secret: null, sensitiveName: false, form: "plain" }],
    securityConfiguration: null,
  },
});
