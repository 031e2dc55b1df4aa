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
          { id: "f1", sample: false, severity: 8, resourceType: "Instance" },
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
});
