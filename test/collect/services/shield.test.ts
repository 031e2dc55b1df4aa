import { describe, expect, test } from "vitest";
import { ShieldProtection } from "../../../src/resources/shield-protection.ts";
import { ShieldSubscription } from "../../../src/resources/shield-subscription.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:shield::123456789012:subscription";
const ANSWERS: Readonly<Record<string, Answer>> = {
  DescribeSubscription: () => ({
    body: {
      Subscription: {
        SubscriptionArn: ARN,
        AutoRenew: "ENABLED",
        EndTime: 1_798_761_600,
        ProactiveEngagementStatus: "PENDING",
        SubscriptionLimits: {},
      },
    },
  }),
  DescribeEmergencyContactSettings: () => ({
    body: { EmergencyContactList: [{ EmailAddress: "on-call@example.com" }] },
  }),
  DescribeDRTAccess: () => ({ body: { LogBucketList: [] } }),
  ListProtections: () => ({ body: { Protections: [] } }),
};
const error = (type: string, message = ""): Answer => {
  return () => ({ status: 400, body: { __type: type, message } });
};
const collect = (
  answers: Readonly<Record<string, Answer>> = {},
  options: { needs?: Map<string, Set<string>>; partition?: string } = {},
) => collectWith("shield", { ...ANSWERS, ...answers }, { region: "global", ...options });
const protection = (id: string, more: object = {}) => ({
  Id: id,
  Name: id,
  ResourceArn: "arn:aws:route53:::hostedzone/Z1",
  ProtectionArn: `arn:aws:shield::123456789012:protection/${id}`,
  ...more,
});

describe("shield", () => {
  test("an account without a subscription is asked once and has nothing", async () => {
    const { resources, gaps, journal } = await collect({
      DescribeSubscription: error("ResourceNotFoundException"),
    });
    expect([resources, gaps]).toEqual([[], []]);
    expect(journal).toMatchObject([{ operation: "DescribeSubscription", calls: 1, failures: 0 }]);
  });

  test("the subscription says how many people to call, and not whom", async () => {
    const { resources, gaps } = await collect();
    expect(gaps).toEqual([]);
    expect(resources).toMatchObject([
      {
        arn: ARN,
        region: "global",
        endsAt: "2027-01-01T00:00:00.000Z",
        autoRenew: true,
        proactiveEngagement: "PENDING",
        emergencyContacts: 1,
        responseRole: null,
      },
    ]);
    expect(JSON.stringify(resources)).not.toContain("on-call");
    expect(ShieldSubscription.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("proactive engagement that was never set up is null", async () => {
    const { resources } = await collect({
      DescribeSubscription: () => ({
        body: { Subscription: { AutoRenew: "DISABLED", SubscriptionLimits: {} } },
      }),
    });
    expect(resources).toMatchObject([
      { arn: ARN, autoRenew: false, proactiveEngagement: null, endsAt: null },
    ]);
  });

  test("all pages of protections are read, and what automatic mitigation does", async () => {
    const automatic = (Status: string, Action: object) => ({
      ApplicationLayerAutomaticResponseConfiguration: { Status, Action },
    });
    const { resources } = await collect({
      ListProtections: ({ NextToken }) => ({
        body:
          NextToken === "2"
            ? {
                Protections: [
                  protection("c", automatic("DISABLED", { Block: {} })),
                  protection("d", { HealthCheckIds: ["h"] }),
                ],
              }
            : {
                Protections: [
                  protection("a", automatic("ENABLED", { Block: {} })),
                  protection("b", automatic("ENABLED", { Count: {} })),
                ],
                NextToken: "2",
              },
      }),
    });
    const protections = resources.filter(({ type }) => type === ShieldProtection.type);
    expect(protections).toMatchObject([
      { id: "a", automaticResponse: "BLOCK", healthChecks: [] },
      { id: "b", automaticResponse: "COUNT" },
      { id: "c", automaticResponse: null },
      { id: "d", automaticResponse: null, healthChecks: ["h"] },
    ]);
    for (const each of protections) {
      expect(ShieldProtection.fields.safeParse(each).error).toBeUndefined();
    }
  });

  test("a subscription that may not be described does not hide that there may be protections", async () => {
    const { resources, gaps } = await collect({
      DescribeSubscription: error("AccessDeniedException", "no"),
      ListProtections: () => ({ body: { Protections: [protection("a")] } }),
    });
    expect(resources).toMatchObject([{ type: ShieldProtection.type }]);
    expect(gaps).toMatchObject([
      { type: ShieldSubscription.type, permission: "shield:DescribeSubscription" },
    ]);
  });

  test("what is denied is unread, not none", async () => {
    const { resources, gaps } = await collect({
      DescribeEmergencyContactSettings: error("AccessDeniedException", "no"),
      DescribeDRTAccess: error("AccessDeniedException", "no"),
    });
    expect(resources[0]).not.toHaveProperty("emergencyContacts");
    expect(resources[0]).not.toHaveProperty("responseRole");
    expect(gaps).toMatchObject([
      { arn: ARN, field: "emergencyContacts" },
      { arn: ARN, field: "responseRole" },
    ]);
  });

  test("whether there is a subscription costs one call", async () => {
    const needs = new Map([[ShieldSubscription.type, new Set<string>()]]);
    const { journal } = await collect({}, { needs });
    expect(journal).toMatchObject([{ operation: "DescribeSubscription", calls: 1 }]);
  });

  test("other partitions have no Shield Advanced and are not asked", async () => {
    const { journal, gaps } = await collect({}, { partition: "aws-us-gov" });
    expect([journal, gaps]).toEqual([[], []]);
  });
});
