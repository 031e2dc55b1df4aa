import { z } from "zod";
import { defineResource } from "./define.ts";

export const AmplifyApp = defineResource({
  type: "AWS::Amplify::App",
  service: "amplify",
  scope: "regional",
  title: "Amplify app",
  fields: z.object({
    webAclArn: z
      .string()
      .nullable()
      .describe(
        "ListApps apps[].wafConfiguration.webAclArn, of the scope CLOUDFRONT; null for none",
      ),
    webAclStatus: z
      .string()
      .nullable()
      .describe("wafConfiguration.wafStatus: ASSOCIATION_SUCCESS, ASSOCIATION_FAILED, …"),
  }),
  example: {
    type: "AWS::Amplify::App",
    arn: "arn:aws:amplify:us-east-1:123456789012:apps/d1234567890abc",
    id: "d1234567890abc",
    name: "shop",
    account: "123456789012",
    region: "us-east-1",
    webAclArn:
      "arn:aws:wafv2:us-east-1:123456789012:global/webacl/edge/44444444-5555-6666-7777-888888888888",
    webAclStatus: "ASSOCIATION_SUCCESS",
  },
});
