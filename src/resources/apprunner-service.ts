import { z } from "zod";
import { defineResource } from "./define.ts";

export const AppRunnerService = defineResource({
  type: "AWS::AppRunner::Service",
  service: "apprunner",
  scope: "regional",
  title: "App Runner service",
  fields: z.object({
    status: z.string().describe("ListServices ServiceSummaryList[].Status: RUNNING, PAUSED, …"),
    publiclyAccessible: z
      .boolean()
      .describe(
        "DescribeService NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible; absent: true",
      ),
  }),
  example: {
    type: "AWS::AppRunner::Service",
    arn: "arn:aws:apprunner:us-east-1:123456789012:service/shop/0123456789abcdef0123456789abcdef",
    id: "0123456789abcdef0123456789abcdef",
    name: "shop",
    account: "123456789012",
    region: "us-east-1",
    status: "RUNNING",
    publiclyAccessible: true,
  },
});
