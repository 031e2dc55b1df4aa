import { z } from "zod";
import { defineResource } from "./define.ts";

/** Shield Advanced: an account without a subscription has no such resource. */
export const ShieldSubscription = defineResource({
  type: "AWS::Shield::Subscription",
  service: "shield",
  scope: "global",
  title: "Shield Advanced subscription",
  fields: z.object({
    endsAt: z.string().nullable().describe("DescribeSubscription Subscription.EndTime, ISO 8601"),
    autoRenew: z.boolean().describe("Subscription.AutoRenew is ENABLED"),
    proactiveEngagement: z
      .string()
      .nullable()
      .describe(
        "Subscription.ProactiveEngagementStatus: ENABLED, PENDING or DISABLED; null: never set up",
      ),
    emergencyContacts: z
      .number()
      .describe("DescribeEmergencyContactSettings EmergencyContactList: how many"),
    responseRole: z
      .string()
      .nullable()
      .describe("DescribeDRTAccess RoleArn: role of the Shield Response Team; null for none"),
  }),
  example: {
    type: "AWS::Shield::Subscription",
    arn: "arn:aws:shield::123456789012:subscription",
    id: "123456789012",
    name: "Shield Advanced",
    account: "123456789012",
    region: "global",
    endsAt: "2027-01-01T00:00:00.000Z",
    autoRenew: true,
    proactiveEngagement: "ENABLED",
    emergencyContacts: 2,
    responseRole: "arn:aws:iam::123456789012:role/shield-response-team",
  },
});
