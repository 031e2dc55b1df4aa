import { describe, expect, test } from "vitest";
import { CloudTrailTrail } from "../../../src/resources/cloudtrail-trail.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";
const ORGANIZATION = "arn:aws:cloudtrail:us-east-1:111122223333:trail/org";
const trail = (more: object = {}) => ({
  Name: "audit",
  TrailARN: ARN,
  HomeRegion: "us-east-1",
  S3BucketName: "trail-logs",
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
  LogFileValidationEnabled: true,
  HasCustomEventSelectors: false,
  ...more,
});
const ANSWERS: Readonly<Record<string, Answer>> = {
  DescribeTrails: () => ({ body: { trailList: [trail()] } }),
  GetTrailStatus: () => ({ body: { IsLogging: true } }),
  GetEventSelectors: () => ({ body: { EventSelectors: [{ ReadWriteType: "All" }] } }),
};
const collect = (
  answers: Readonly<Record<string, Answer>> = {},
  region = "us-east-1",
  regions = ["eu-west-1", "us-east-1"],
) => collectWith("cloudtrail", { ...ANSWERS, ...answers }, { region, regions });
const callsOf = (journal: readonly { operation: string; calls: number }[]) =>
  Object.fromEntries(journal.map(({ operation, calls }) => [operation, calls]));

describe("cloudtrail", () => {
  test.each([
    ["of the account is asked for its event selectors all the same", ARN, 1],
    ["of the organization without own event selectors has the default ones", ORGANIZATION, 0],
  ])("a trail %s", async (_, arn, asked) => {
    const { resources, gaps, journal } = await collect({
      DescribeTrails: () => ({ body: { trailList: [trail({ TrailARN: arn })] } }),
    });
    expect(gaps).toEqual([]);
    expect(callsOf(journal)["GetEventSelectors"] ?? 0).toBe(asked);
    expect(resources).toMatchObject([
      {
        arn,
        kmsKeyId: null,
        cloudWatchLogsLogGroupArn: null,
        isLogging: true,
        latestDeliveryError: null,
        latestCloudWatchLogsDeliveryAt: null,
        eventSelectors: [
          {
            readWriteType: "All",
            includeManagementEvents: true,
            excludeManagementEventSources: [],
            dataResources: [],
          },
        ],
        advancedEventSelectors: [],
      },
    ]);
    expect(CloudTrailTrail.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("a trail is told once, where it is at home", async () => {
    const inputs: unknown[] = [];
    const answers: Readonly<Record<string, Answer>> = {
      DescribeTrails: (input) => {
        inputs.push(input);
        return { body: { trailList: [trail()] } };
      },
    };
    const { resources, journal } = await collect(answers, "eu-west-1");
    expect(inputs).toEqual([{ includeShadowTrails: true }]);
    expect(resources).toEqual([]);
    expect(callsOf(journal)).toEqual({ DescribeTrails: 1 });
  });

  test("a trail whose home Region is not read is told in the first Region that is, and in no other", async () => {
    const regions = ["eu-west-1", "eu-west-2"];
    const answers = {
      DescribeTrails: () => ({
        body: { trailList: [trail({ TrailARN: ORGANIZATION, HomeRegion: "ap-east-1" })] },
      }),
    };
    const first = await collect(answers, "eu-west-1", regions);
    expect(first.resources).toMatchObject([
      { arn: ORGANIZATION, region: "eu-west-1", homeRegion: "ap-east-1", isLogging: true },
    ]);
    const second = await collect(answers, "eu-west-2", regions);
    expect(second.resources).toEqual([]);
    expect(callsOf(second.journal)).toEqual({ DescribeTrails: 1 });
  });

  test("event selectors, log group and status are shaped whole", async () => {
    const { resources } = await collect({
      DescribeTrails: () => ({
        body: {
          trailList: [
            trail({
              HasCustomEventSelectors: true,
              CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:trail:*",
            }),
          ],
        },
      }),
      GetTrailStatus: () => ({
        body: {
          IsLogging: false,
          LatestDeliveryError: "AccessDenied",
          LatestDigestDeliveryError: "",
          LatestCloudWatchLogsDeliveryTime: 1780272000,
        },
      }),
      GetEventSelectors: () => ({
        body: {
          TrailARN: ARN,
          AdvancedEventSelectors: [
            { FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] },
          ],
        },
      }),
    });
    expect(resources).toMatchObject([
      {
        cloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:trail",
        isLogging: false,
        latestDeliveryError: "AccessDenied",
        latestDigestDeliveryError: null,
        latestCloudWatchLogsDeliveryAt: "2026-06-01T00:00:00.000Z",
        eventSelectors: [],
        advancedEventSelectors: [
          {
            name: "",
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"], notEquals: [], startsWith: [] },
            ],
          },
        ],
      },
    ]);
    expect(CloudTrailTrail.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("what the owner of an organization trail does not show its members is unread", async () => {
    const names: unknown[] = [];
    const refused = {
      status: 400,
      body: {
        __type: "CloudTrailARNInvalidException",
        message:
          "AccountID in ARN is wrong, you can only access resources with AccountID 123456789012.",
      },
    };
    const { resources, gaps } = await collect({
      DescribeTrails: () => ({
        body: {
          trailList: [
            trail({
              Name: "org",
              TrailARN: ORGANIZATION,
              IsOrganizationTrail: true,
              HasCustomEventSelectors: true,
            }),
          ],
        },
      }),
      GetTrailStatus: ({ Name }) => {
        names.push(Name);
        return { body: { IsLogging: true } };
      },
      GetEventSelectors: ({ TrailName }) => {
        names.push(TrailName);
        return refused;
      },
    });
    expect(names).toEqual([ORGANIZATION, ORGANIZATION]);
    expect(resources).toMatchObject([
      { arn: ORGANIZATION, account: "123456789012", ownerAccount: "111122223333", isLogging: true },
    ]);
    expect(resources[0]).not.toHaveProperty("eventSelectors");
    expect(gaps.map(({ arn, field, reason }) => ({ arn, field, reason }))).toEqual([
      { arn: ORGANIZATION, field: "eventSelectors", reason: "failed" },
      { arn: ORGANIZATION, field: "advancedEventSelectors", reason: "failed" },
    ]);
  });

  test("a status that is denied stays unread", async () => {
    const { resources, gaps } = await collect({
      GetTrailStatus: () => ({
        status: 400,
        body: { __type: "AccessDeniedException", message: "no" },
      }),
    });
    expect(resources[0]).not.toHaveProperty("isLogging");
    expect(resources[0]).not.toHaveProperty("latestDeliveryError");
    expect(new Set(gaps.map(({ permission }) => permission))).toEqual(
      new Set(["cloudtrail:GetTrailStatus"]),
    );
  });
});
