import { expect, test } from "vitest";
import { MacieSession } from "../../../src/resources/macie-session.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const failed =
  (type: string, message: string, status: number): Answer =>
  () => ({ status, headers: { "x-amzn-errortype": type }, body: { message } });

const ANSWERS: Readonly<Record<string, Answer>> = {
  GetMacieSession: () => ({
    body: {
      status: "ENABLED",
      findingPublishingFrequency: "FIFTEEN_MINUTES",
      serviceRole: "arn:aws:iam::123456789012:role/macie",
      createdAt: "2026-01-10T09:00:00.000Z",
      updatedAt: "2026-01-10T09:00:00.000Z",
    },
  }),
  // What AWS sends to accounts without an administrator.
  GetAdministratorAccount: failed("ResourceNotFoundException", "There is none.", 404),
  GetAutomatedDiscoveryConfiguration: () => ({ body: { status: "ENABLED" } }),
  GetClassificationExportConfiguration: () => ({ body: { configuration: {} } }),
  ListFindings: () => ({ body: { findingIds: [] } }),
};
const collect = (
  answers: Readonly<Record<string, Answer>> = {},
  needs?: Map<string, Set<string>>,
) => collectWith("macie", { ...ANSWERS, ...answers }, needs && { needs });
const finding = (id: string, createdAt: string, sample = false) => ({
  id,
  type: "SensitiveData:S3Object/Credentials",
  createdAt,
  sample,
  title: "The S3 object holds credentials",
  resourcesAffected: {
    s3Bucket: { arn: "arn:aws:s3:::orders" },
    s3Object: { key: "passwords.csv" },
  },
});

test("Macie that is off is none, and takes one call", async () => {
  const { resources, gaps, journal } = await collect({
    GetMacieSession: failed("AccessDeniedException", "Macie is not enabled.", 403),
  });
  expect([resources, gaps]).toEqual([[], []]);
  expect(journal).toMatchObject([{ operation: "GetMacieSession", calls: 1, failures: 0 }]);
});

test.each([
  "User: arn:aws:iam::123456789012:user/x is not authorized to perform: macie2:GetMacieSession",
  "User: arn:aws:sts::123456789012:assumed-role/r/Macie is not authorized, with an explicit deny in a service control policy",
  "",
])("a denied call is not taken for Macie that is off: %s", async (message) => {
  const { resources, gaps } = await collect({
    GetMacieSession: failed("AccessDeniedException", message, 403),
  });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([{ type: MacieSession.type, permission: "macie2:GetMacieSession" }]);
  expect(gaps[0]?.reason).toMatch(/^denied/);
});

test("an account of its own, without a bucket for results", async () => {
  const { resources, gaps } = await collect();
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:macie2:us-east-1:123456789012:session",
      status: "ENABLED",
      administrator: null,
      automatedDiscovery: "ENABLED",
      resultsBucket: null,
      highFindings: [],
      moreHighFindings: false,
    },
  ]);
  expect(MacieSession.fields.safeParse(resources[0]).error).toBeUndefined();
});

test.each([
  ["all rules", undefined],
  [
    "a rule about discovery alone",
    new Map([[MacieSession.type, new Set(["status", "automatedDiscovery"])]]),
  ],
])("a member does not ask for what its administrator decides: %s", async (_, needs) => {
  const administrator = { accountId: "999999999999", relationshipStatus: "Enabled" };
  const { resources, journal } = await collect(
    { GetAdministratorAccount: () => ({ body: { administrator } }) },
    needs,
  );
  expect(journal.map(({ operation }) => operation)).not.toContain(
    "GetAutomatedDiscoveryConfiguration",
  );
  expect(resources).toMatchObject([{ administrator: "999999999999", automatedDiscovery: null }]);
});

test("who may not ask for the administrator does not know whether discovery is its matter", async () => {
  const { resources, gaps } = await collect({
    GetAdministratorAccount: failed("AccessDeniedException", "not authorized", 403),
    GetAutomatedDiscoveryConfiguration: () => ({ body: { status: "DISABLED" } }),
  });
  expect(resources[0]).not.toHaveProperty("automatedDiscovery");
  expect(gaps).toMatchObject([
    { field: "administrator", reason: "denied" },
    { field: "automatedDiscovery", reason: "denied" },
  ]);
});

test("sample findings do not hide the real one behind them", async () => {
  const { resources, gaps } = await collect({
    ListFindings: ({ nextToken }) => ({
      body: nextToken === "2" ? { findingIds: ["f2"] } : { findingIds: ["f1"], nextToken: "2" },
    }),
    GetFindings: ({ findingIds }) => {
      const [id] = findingIds as string[];
      return { body: { findings: [finding(id ?? "", "2026-05-01T00:00:00.000Z", id === "f1")] } };
    },
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { highFindings: [{ id: "f1" }, { id: "f2", sample: false }], moreHighFindings: false },
  ]);
});

test("reading sample findings comes to an end", async () => {
  let page = 0;
  const { resources, journal } = await collect({
    ListFindings: () => ({ body: { findingIds: ["f"], nextToken: String((page += 1)) } }),
    GetFindings: () => ({ body: { findings: [finding("f", "2026-05-01T00:00:00.000Z", true)] } }),
  });
  expect(journal.find(({ operation }) => operation === "ListFindings")?.calls).toBe(10);
  expect(resources).toMatchObject([{ moreHighFindings: true }]);
});

test("of a finding only its type, age and bucket are kept, the oldest first", async () => {
  const inputs: object[] = [];
  const { resources } = await collect({
    ListFindings: (input) => {
      inputs.push(input);
      return { body: { findingIds: ["f1", "f2"], nextToken: "2" } };
    },
    GetFindings: () => ({
      body: {
        findings: [
          finding("f1", "2026-05-02T00:00:00.000Z"),
          finding("f2", "2026-05-01T00:00:00.000Z"),
        ],
      },
    }),
  });
  expect(inputs).toMatchObject([
    {
      findingCriteria: {
        criterion: {
          "severity.description": { eq: ["High"] },
          archived: { eq: ["false"] },
          accountId: { eq: ["123456789012"] },
        },
      },
    },
  ]);
  expect(resources).toMatchObject([
    {
      highFindings: [
        { id: "f2", createdAt: "2026-05-01T00:00:00.000Z", bucket: "arn:aws:s3:::orders" },
        { id: "f1" },
      ],
      moreHighFindings: true,
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain("passwords.csv");
});

test("findings that may not be read are unread", async () => {
  const { resources, gaps } = await collect({
    ListFindings: () => ({ body: { findingIds: ["f1"] } }),
    GetFindings: failed("AccessDeniedException", "not authorized", 403),
  });
  expect(resources[0]).not.toHaveProperty("highFindings");
  expect(gaps).toMatchObject([{ field: "highFindings" }, { field: "moreHighFindings" }]);
});
