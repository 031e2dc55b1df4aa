import { z } from "zod";
import { defineResource } from "./define.ts";

/** The new Security Hub in a Region where it was turned on; there is none where it was not. */
export const SecurityHubHubV2 = defineResource({
  type: "AWS::SecurityHub::HubV2",
  service: "securityhub",
  scope: "regional",
  title: "Security Hub in a Region",
  fields: z.object({
    subscribedAt: z
      .string()
      .nullable()
      .describe("DescribeSecurityHubV2 SubscribedAt, ISO 8601; null when it is not told"),
  }),
  example: {
    type: "AWS::SecurityHub::HubV2",
    arn: "arn:aws:securityhub:us-east-1:123456789012:hubv2/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
    id: "us-east-1",
    name: "Security Hub in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    subscribedAt: "2026-01-10T09:00:00.000Z",
  },
});
