import { expect, test } from "vitest";
import { SecurityHubHubV2 } from "../../../src/resources/securityhub-hub-v2.ts";
import { SecurityHubHub } from "../../../src/resources/securityhub-hub.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const failed =
  (type: string, message: string, status: number): Answer =>
  () => ({ status, headers: { "x-amzn-errortype": type }, body: { Message: message, message } });

const HUB = "arn:aws:securityhub:us-east-1:123456789012:hub/default";
const ANSWERS: Readonly<Record<string, Answer>> = {
  DescribeHub: () => ({ body: { HubArn: HUB, SubscribedAt: "2026-01-10T09:00:00.000Z" } }),
  GetEnabledStandards: () => ({ body: { StandardsSubscriptions: [] } }),
  GetAdministratorAccount: () => ({ body: {} }),
  ListFindingAggregators: () => ({ body: { FindingAggregators: [] } }),
  DescribeSecurityHubV2: failed(
    "ResourceNotFoundException",
    "Account 123456789012 is not subscribed to HubV2",
    404,
  ),
};
const collect = (answers: Readonly<Record<string, Answer>> = {}) =>
  collectWith("securityhub", { ...ANSWERS, ...answers });

test("where both are off there is nothing, in one call each", async () => {
  const { resources, gaps, journal } = await collect({
    DescribeHub: failed(
      "InvalidAccessException",
      "Account 123456789012 is not subscribed to AWS Security Hub",
      401,
    ),
  });
  expect([resources, gaps]).toEqual([[], []]);
  expect(journal).toMatchObject([
    { operation: "DescribeHub", calls: 1, failures: 0 },
    { operation: "DescribeSecurityHubV2", calls: 1, failures: 0 },
  ]);
});

test.each([
  ["AccessDeniedException", "User is not authorized to perform: securityhub:DescribeHub", 403],
  ["InvalidAccessException", "The account does not have permission to perform this action", 401],
])("%s with other words is a gap, not Security Hub that is off", async (name, message, status) => {
  const { resources, gaps } = await collect({ DescribeHub: failed(name, message, status) });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([
    { type: SecurityHubHub.type, permission: "securityhub:DescribeHub" },
  ]);
});

test("the new Security Hub that may not be asked is a gap", async () => {
  const { gaps } = await collect({
    DescribeSecurityHubV2: failed("AccessDeniedException", "not authorized", 403),
  });
  expect(gaps).toMatchObject([{ type: SecurityHubHubV2.type, reason: "denied" }]);
});

test("standards, administrator and home Region of a hub", async () => {
  const { resources, gaps } = await collect({
    GetEnabledStandards: ({ NextToken }) => ({
      body:
        NextToken === "2"
          ? { StandardsSubscriptions: [{ StandardsArn: "a", StandardsStatus: "FAILED" }] }
          : {
              StandardsSubscriptions: [{ StandardsArn: "b", StandardsStatus: "READY" }],
              NextToken: "2",
            },
    }),
    GetAdministratorAccount: () => ({
      body: { Administrator: { AccountId: "999999999999", MemberStatus: "Enabled" } },
    }),
    ListFindingAggregators: () => ({
      body: {
        FindingAggregators: [
          {
            FindingAggregatorArn:
              "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/123e4567",
          },
        ],
      },
    }),
    DescribeSecurityHubV2: () => ({
      body: { HubV2Arn: "arn:aws:securityhub:us-east-1:123456789012:hubv2/1", SubscribedAt: "x" },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      type: SecurityHubHub.type,
      arn: HUB,
      standards: [
        { arn: "a", status: "FAILED" },
        { arn: "b", status: "READY" },
      ],
      administrator: "999999999999",
      aggregationRegion: "eu-west-1",
    },
    { type: SecurityHubHubV2.type, subscribedAt: "x" },
  ]);
  expect(SecurityHubHub.fields.safeParse(resources[0]).error).toBeUndefined();
});

test("an invitation that nobody accepted makes no administrator", async () => {
  const { resources } = await collect({
    GetAdministratorAccount: () => ({
      body: { Administrator: { AccountId: "999999999999", MemberStatus: "Invited" } },
    }),
  });
  expect(resources).toMatchObject([{ administrator: null, aggregationRegion: null }]);
});

test.each([
  ["Enabled", "999999999999"],
  ["ASSOCIATED", "999999999999"],
  ["Invited", null],
  ["Removed", null],
])("an account whose status is %s has the administrator %s", async (status, id) => {
  const { resources } = await collect({
    GetAdministratorAccount: () => ({
      body: { Administrator: { AccountId: "999999999999", MemberStatus: status } },
    }),
  });
  expect(resources).toMatchObject([{ administrator: id }]);
});

test("an account without an administrator has none, whichever way AWS says it", async () => {
  const { resources, gaps } = await collect({
    GetAdministratorAccount: failed("ResourceNotFoundException", "There is none.", 404),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([{ administrator: null }]);
});
