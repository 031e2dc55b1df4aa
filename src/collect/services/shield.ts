import {
  DescribeDRTAccessCommand,
  DescribeEmergencyContactSettingsCommand,
  DescribeSubscriptionCommand,
  ListProtectionsCommand,
  type Protection,
  ShieldClient,
  type Subscription,
} from "@aws-sdk/client-shield";
import { ShieldProtection } from "../../resources/shield-protection.ts";
import { ShieldSubscription } from "../../resources/shield-subscription.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

// What Shield answers to accounts without a subscription.
const none = ["ResourceNotFoundException"];

const calls = {
  DescribeSubscription: call(
    DescribeSubscriptionCommand,
    "shield:DescribeSubscription",
    { type: ShieldSubscription },
    { none },
  ),
  DescribeEmergencyContactSettings: call(
    DescribeEmergencyContactSettingsCommand,
    "shield:DescribeEmergencyContactSettings",
    { type: ShieldSubscription, fields: ["emergencyContacts"] },
    // No secrets, except in notes, but they say who somebody is; only their number is of interest.
    { none, secrets: ["**.EmailAddress", "**.PhoneNumber", "**.ContactNotes"] },
  ),
  DescribeDRTAccess: call(
    DescribeDRTAccessCommand,
    "shield:DescribeDRTAccess",
    { type: ShieldSubscription, fields: ["responseRole"] },
    { none },
  ),
  ListProtections: call(
    ListProtectionsCommand,
    "shield:ListProtections",
    { type: ShieldProtection },
    { none, page: ["NextToken", "NextToken"] },
  ),
};
type Context = CollectContext<typeof calls>;

/** A page of this size is the largest that ListProtections gives. */
const MOST_PROTECTIONS = 10_000;

export default defineCollector({
  service: "shield",
  scope: "global",
  client: ShieldClient,
  calls,
  async *collect(context) {
    // Other partitions have no Shield Advanced.
    if (context.partition !== "aws") return;
    const described = await context.read("DescribeSubscription", {});
    // Without a subscription there is nothing else; where it was not read there may be.
    if (described === null) return;
    if (described?.Subscription) yield await subscription(context, described.Subscription);
    const listed = context.items(
      "ListProtections",
      { MaxResults: MOST_PROTECTIONS },
      (output) => output.Protections,
    );
    for await (const item of listed) yield protection(context, item);
  },
});

async function subscription(context: Context, described: Subscription) {
  const { account, partition } = context;
  const arn = described.SubscriptionArn ?? `arn:${partition}:shield::${account}:subscription`;
  const contacts = await context.read("DescribeEmergencyContactSettings", {}, arn);
  const access = await context.read("DescribeDRTAccess", {}, arn);
  return context.resource(ShieldSubscription, {
    arn,
    id: account,
    name: "Shield Advanced",
    endsAt: iso(described.EndTime),
    autoRenew: described.AutoRenew && described.AutoRenew === "ENABLED",
    proactiveEngagement: described.ProactiveEngagementStatus ?? null,
    emergencyContacts:
      contacts === null ? 0 : contacts && (contacts.EmergencyContactList ?? []).length,
    responseRole: access && (access.RoleArn ?? null),
  });
}

function protection(context: Context, item: Protection) {
  const { Id: id = "", Name: name = id, ProtectionArn: arn = id } = item;
  const { Status, Action } = item.ApplicationLayerAutomaticResponseConfiguration ?? {};
  return context.resource(ShieldProtection, {
    arn,
    id,
    name,
    resourceArn: item.ResourceArn,
    healthChecks: item.HealthCheckIds ?? [],
    automaticResponse: Status === "ENABLED" ? (Action?.Block ? "BLOCK" : "COUNT") : null,
  });
}
