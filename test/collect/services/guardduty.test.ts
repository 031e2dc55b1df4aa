import { describe, expect, test } from "vitest";
import { GuardDutyDetector } from "../../../src/resources/guardduty-detector.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ID = "12abc34d567e8fa901bc2d34e56789f0";
const finding = (id: string, sample: boolean, createdAt = "2026-05-01T00:00:00.000Z") => ({
  id,
  type: "Backdoor:EC2/C&CActivity.B!DNS",
  severity: 8,
  createdAt,
  resource: { resourceType: "Instance" },
  service: { additionalInfo: { type: "default", value: `{"sample":${sample}}` } },
});
const ANSWERS: Readonly<Record<string, Answer>> = {
  ListDetectors: () => ({ body: { detectorIds: [ID] } }),
  GetDetector: () => ({
    body: {
      status: "ENABLED",
      findingPublishingFrequency: "SIX_HOURS",
      serviceRole: "arn:aws:iam::123456789012:role/aws-service-role/guardduty.amazonaws.com/x",
      features: [
        { name: "S3_DATA_EVENTS", status: "ENABLED" },
        { name: "EKS_AUDIT_LOGS", status: "DISABLED" },
      ],
    },
  }),
  // What AWS sends to accounts that are no member.
  GetAdministratorAccount: () => ({ body: {} }),
  ListPublishingDestinations: () => ({ body: { destinations: [] } }),
  ListMembers: () => ({ body: { members: [] } }),
  // What AWS sends to accounts that are no delegated administrator.
  DescribeOrganizationConfiguration: () => ({
    status: 400,
    headers: { "x-amzn-errortype": "BadRequestException" },
    body: { message: "The request is rejected." },
  }),
  ListFilters: () => ({ body: { filterNames: [], nextToken: "" } }),
  ListFindings: () => ({ body: { findingIds: [], nextToken: "" } }),
};
const collect = (
  answers: Readonly<Record<string, Answer>> = {},
  needs?: Map<string, Set<string>>,
) => collectWith("guardduty", { ...ANSWERS, ...answers }, needs && { needs });
const callsOf = (journal: readonly { operation: string; calls: number }[]) =>
  Object.fromEntries(journal.map(({ operation, calls }) => [operation, calls]));

describe("guardduty", () => {
  test("a detector without open findings takes no GetFindings", async () => {
    const { resources, journal, gaps } = await collect();
    expect(gaps).toEqual([]);
    expect(callsOf(journal)).toEqual({
      ListDetectors: 1,
      GetDetector: 1,
      GetAdministratorAccount: 1,
      ListPublishingDestinations: 1,
      ListMembers: 1,
      DescribeOrganizationConfiguration: 1,
      ListFilters: 1,
      ListFindings: 1,
    });
    expect(resources).toMatchObject([
      {
        arn: `arn:aws:guardduty:us-east-1:123456789012:detector/${ID}`,
        status: "ENABLED",
        features: [
          { name: "EKS_AUDIT_LOGS", status: "DISABLED" },
          { name: "S3_DATA_EVENTS", status: "ENABLED" },
        ],
        administrator: null,
        runtimeAgents: [],
        destinations: [],
        membersNotEnabled: [],
        organizationAutoEnable: null,
        highFindings: [],
        moreHighFindings: false,
      },
    ]);
    expect(GuardDutyDetector.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("asks for open findings of high severity about this account only", async () => {
    const inputs: object[] = [];
    await collect({
      ListFindings: (input) => {
        inputs.push(input);
        return { body: { findingIds: [], nextToken: "" } };
      },
    });
    expect(inputs).toMatchObject([
      {
        findingCriteria: {
          criterion: {
            severity: { greaterThanOrEqual: 7 },
            "service.archived": { equals: ["false"] },
            accountId: { equals: ["123456789012"] },
          },
        },
        maxResults: 50,
      },
    ]);
  });

  test("one page of findings is enough, and its sequel is told", async () => {
    const { resources, journal } = await collect({
      ListFindings: () => ({ body: { findingIds: ["f1", "f2"], nextToken: "2" } }),
      GetFindings: () => ({
        body: { findings: [finding("f1", false), finding("f2", true, "2026-04-01T00:00:00.000Z")] },
      }),
    });
    expect(callsOf(journal)).toMatchObject({ ListFindings: 1, GetFindings: 1 });
    expect(resources).toMatchObject([
      {
        highFindings: [
          { id: "f2", sample: true },
          { id: "f1", sample: false, severity: 8 },
        ],
        moreHighFindings: true,
      },
    ]);
  });

  test("sample findings do not hide the real one behind them", async () => {
    const { resources } = await collect({
      ListFindings: ({ nextToken }) => ({
        body: nextToken === "2" ? { findingIds: ["f2"] } : { findingIds: ["f1"], nextToken: "2" },
      }),
      GetFindings: ({ findingIds }) => ({
        body: { findings: [finding(String(findingIds), String(findingIds) === "f1")] },
      }),
    });
    expect(resources).toMatchObject([
      { highFindings: [{ id: "f1" }, { id: "f2", sample: false }], moreHighFindings: false },
    ]);
  });

  test("reading sample findings comes to an end", async () => {
    let page = 0;
    const { resources, journal } = await collect({
      ListFindings: () => ({ body: { findingIds: ["f"], nextToken: String((page += 1)) } }),
      GetFindings: () => ({ body: { findings: [finding("f", true)] } }),
    });
    expect(callsOf(journal)).toMatchObject({ ListFindings: 10, GetFindings: 10 });
    expect(resources).toMatchObject([{ moreHighFindings: true }]);
  });

  test("findings that may not be read are unread, and the rest is there", async () => {
    const { resources, gaps } = await collect({
      ListFindings: () => ({ body: { findingIds: ["f1"] } }),
      GetFindings: () => ({
        status: 403,
        headers: { "x-amzn-errortype": "AccessDeniedException" },
        body: { message: "no" },
      }),
    });
    expect(resources).toMatchObject([{ status: "ENABLED" }]);
    expect(resources[0]).not.toHaveProperty("highFindings");
    expect(gaps).toMatchObject([
      { field: "highFindings", permission: "guardduty:GetFindings", reason: "denied" },
      { field: "moreHighFindings", permission: "guardduty:GetFindings", reason: "denied" },
    ]);
  });

  test.each([
    ["Enabled", "999999999999"],
    ["Invited", null],
    ["Removed", null],
  ])("an account whose relationship is %s has the administrator %s", async (status, id) => {
    const administrator = { accountId: "999999999999", relationshipStatus: status };
    const { resources } = await collect({
      GetAdministratorAccount: () => ({ body: { administrator } }),
    });
    expect(resources).toMatchObject([{ administrator: id }]);
  });

  test("settings alone take no call for findings", async () => {
    const needs = new Map([[GuardDutyDetector.type, new Set(["status"])]]);
    const { resources, journal } = await collect({}, needs);
    expect(callsOf(journal)).toEqual({ ListDetectors: 1, GetDetector: 1 });
    expect(resources[0]).not.toHaveProperty("moreHighFindings");
  });

  test("an administrator tells which members are not enabled, and what new accounts get", async () => {
    const inputs: object[] = [];
    const { resources, gaps } = await collect({
      ListMembers: (input) => {
        inputs.push(input);
        return {
          body: {
            members: [
              { accountId: "444455556666", relationshipStatus: "Removed", email: "b@example.com" },
              { accountId: "999999999999", relationshipStatus: "Enabled", email: "c@example.com" },
              { accountId: "111122223333", relationshipStatus: "Created", email: "a@example.com" },
            ],
          },
        };
      },
      DescribeOrganizationConfiguration: () => ({
        body: { memberAccountLimitReached: false, autoEnableOrganizationMembers: "NEW" },
      }),
    });
    expect(gaps).toEqual([]);
    expect(inputs).toMatchObject([{ onlyAssociated: "false" }]);
    expect(resources).toMatchObject([
      {
        membersNotEnabled: [
          { account: "111122223333", status: "Created" },
          { account: "444455556666", status: "Removed" },
        ],
        organizationAutoEnable: "NEW",
      },
    ]);
    expect(JSON.stringify(resources)).not.toContain("@example.com");
  });

  test("a member asks for nothing that only its administrator sets", async () => {
    const { resources, journal } = await collect({
      GetAdministratorAccount: () => ({
        body: { administrator: { accountId: "999999999999", relationshipStatus: "Enabled" } },
      }),
    });
    expect(callsOf(journal)).toEqual({
      ListDetectors: 1,
      GetDetector: 1,
      GetAdministratorAccount: 1,
      ListFilters: 1,
      ListFindings: 1,
    });
    expect(resources).toMatchObject([
      { destinations: null, membersNotEnabled: [], organizationAutoEnable: null },
    ]);
  });

  test("who may not ask for the administrator knows nothing of what hangs on it", async () => {
    const { resources, gaps, journal } = await collect({
      GetAdministratorAccount: () => ({
        status: 403,
        headers: { "x-amzn-errortype": "AccessDeniedException" },
        body: { message: "no" },
      }),
    });
    expect(resources[0]).not.toHaveProperty("destinations");
    expect(callsOf(journal)).not.toHaveProperty("ListPublishingDestinations");
    expect(gaps.map(({ field }) => field)).toEqual([
      "administrator",
      "destinations",
      "membersNotEnabled",
      "organizationAutoEnable",
    ]);
  });

  test("a member is known as such when a rule about the export alone is chosen", async () => {
    const needs = new Map([[GuardDutyDetector.type, new Set(["status", "destinations"])]]);
    const administrator = { accountId: "999999999999", relationshipStatus: "Enabled" };
    const { resources } = await collect(
      { GetAdministratorAccount: () => ({ body: { administrator } }) },
      needs,
    );
    expect(resources).toMatchObject([{ destinations: null }]);
  });

  test("a denied call does not look like an account that is no administrator", async () => {
    const { resources, gaps } = await collect({
      DescribeOrganizationConfiguration: () => ({
        status: 403,
        headers: { "x-amzn-errortype": "AccessDeniedException" },
        body: { message: "User is not authorized" },
      }),
    });
    expect(resources[0]).not.toHaveProperty("organizationAutoEnable");
    expect(gaps).toMatchObject([{ field: "organizationAutoEnable", reason: "denied" }]);
  });

  test("filters are read whatever operators they use, under the old names too", async () => {
    const { resources, gaps } = await collect({
      ListFilters: () => ({ body: { filterNames: ["scanner", "gone"], nextToken: "" } }),
      GetFilter: () => ({
        body: {
          name: "scanner",
          action: "ARCHIVE",
          findingCriteria: {
            criterion: {
              type: { eq: ["Recon:EC2/Portscan"] },
              severity: { gte: 4, lessThan: 7 },
            },
          },
        },
      }),
    });
    expect(gaps).toEqual([]);
    expect(resources).toMatchObject([
      { type: GuardDutyDetector.type },
      {
        arn: `arn:aws:guardduty:us-east-1:123456789012:detector/${ID}/filter/scanner`,
        detector: ID,
        action: "ARCHIVE",
        criteria: [
          { field: "severity", greaterThanOrEqual: 4, greaterThan: null, lessThan: 7, equals: [] },
          { field: "type", equals: ["Recon:EC2/Portscan"], matches: [], lessThan: null },
        ],
      },
      { name: "gone" },
    ]);
  });
});
