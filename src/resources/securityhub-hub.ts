import { z } from "zod";
import { defineResource } from "./define.ts";

const Standard = z.object({
  arn: z.string().describe("GetEnabledStandards StandardsSubscriptions[].StandardsArn"),
  status: z
    .string()
    .describe("StandardsSubscriptions[].StandardsStatus: READY, PENDING, FAILED, …"),
});

/** Security Hub CSPM in a Region where it was turned on; there is none where it was not. */
export const SecurityHubHub = defineResource({
  type: "AWS::SecurityHub::Hub",
  service: "securityhub",
  scope: "regional",
  title: "Security Hub CSPM in a Region",
  fields: z.object({
    standards: z
      .array(Standard)
      .describe("GetEnabledStandards StandardsSubscriptions, sorted by ARN"),
    administrator: z
      .string()
      .nullable()
      .describe(
        "GetAdministratorAccount Administrator.AccountId of the account that also gets the findings; null without one",
      ),
    aggregationRegion: z
      .string()
      .nullable()
      .describe(
        "ListFindingAggregators: the Region into which the findings of others are copied; null for none",
      ),
  }),
  example: {
    type: "AWS::SecurityHub::Hub",
    arn: "arn:aws:securityhub:us-east-1:123456789012:hub/default",
    id: "us-east-1",
    name: "Security Hub CSPM in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    standards: [
      {
        arn: "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
        status: "READY",
      },
    ],
    administrator: null,
    aggregationRegion: "us-east-1",
  },
});
