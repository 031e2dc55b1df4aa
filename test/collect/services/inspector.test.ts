import { expect, test } from "vitest";
import { InspectorAccountStatus } from "../../../src/resources/inspector-account-status.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const OWN = "123456789012";
const failed =
  (type: string, status: number): Answer =>
  () => ({ status, headers: { "x-amzn-errortype": type }, body: { message: "no" } });
const statusOf = (scans: Readonly<Record<string, string>>): Answer => {
  const state = (status: string) => ({ status, errorCode: "ALREADY_ENABLED", errorMessage: "" });
  const entries = Object.entries(scans).map(([name, status]) => [name, state(status)]);
  const isOn = Object.values(scans).includes("ENABLED");
  return () => ({
    body: {
      accounts: [
        {
          accountId: OWN,
          state: state(isOn ? "ENABLED" : "DISABLED"),
          resourceState: Object.fromEntries(entries),
        },
      ],
      failedAccounts: [],
    },
  });
};
const ANSWERS: Readonly<Record<string, Answer>> = {
  BatchGetAccountStatus: statusOf({ ec2: "ENABLED", ecr: "ENABLED", lambda: "DISABLED" }),
  GetDelegatedAdminAccount: failed("ResourceNotFoundException", 404),
  ListFindings: () => ({ body: { findings: [] } }),
  ListCoverage: () => ({ body: { coveredResources: [] } }),
};
const collect = (answers: Readonly<Record<string, Answer>> = {}) =>
  collectWith("inspector", { ...ANSWERS, ...answers });

test("Inspector that is off takes one call", async () => {
  const { resources, gaps, journal } = await collect({
    BatchGetAccountStatus: statusOf({ ec2: "DISABLED", ecr: "DISABLED" }),
  });
  expect(gaps).toEqual([]);
  expect(journal).toMatchObject([{ operation: "BatchGetAccountStatus", calls: 1 }]);
  expect(resources).toMatchObject([
    {
      arn: `arn:aws:inspector2:us-east-1:${OWN}:account-status`,
      status: "DISABLED",
      ec2: "DISABLED",
      lambda: null,
      criticalFindings: [],
      coverageGaps: [],
    },
  ]);
  expect(InspectorAccountStatus.fields.safeParse(resources[0]).error).toBeUndefined();
});

test("a status that Inspector could not tell is unread, and says why", async () => {
  const { resources, gaps } = await collect({
    BatchGetAccountStatus: () => ({
      body: {
        accounts: [],
        failedAccounts: [
          { accountId: OWN, errorCode: "INTERNAL_ERROR", errorMessage: "try again later" },
        ],
      },
    }),
  });
  expect(Object.keys(resources[0] ?? {})).not.toContain("status");
  expect(gaps.map(({ field }) => field)).toEqual(
    expect.arrayContaining(["status", "ec2", "criticalFindings"]),
  );
  expect(gaps[0]?.message).toContain("try again later");
});

test("an answer that does not name the account says so", async () => {
  const { gaps } = await collect({
    BatchGetAccountStatus: () => ({ body: { accounts: [], failedAccounts: [] } }),
  });
  expect(gaps[0]?.message).toBe("NoAnswer: AWS told no status of the account");
});

test("what is kept of findings and coverage are ids, reasons and ages", async () => {
  const inputs: Record<string, unknown>[] = [];
  const remember =
    (body: object): Answer =>
    (input) => {
      inputs.push(input);
      return { body };
    };
  const { resources, gaps } = await collect({
    ListFindings: remember({
      findings: [
        {
          findingArn: "arn:aws:inspector2:us-east-1:123456789012:finding/1",
          awsAccountId: OWN,
          type: "PACKAGE_VULNERABILITY",
          title: "CVE in /opt/secret",
          description: "…",
          remediation: { recommendation: { text: "/opt/secret" } },
          severity: "CRITICAL",
          firstObservedAt: 1_777_593_600,
          status: "ACTIVE",
          fixAvailable: "YES",
          packageVulnerabilityDetails: { vulnerabilityId: "CVE-2021-44228", source: "NVD" },
          resources: [
            { type: "AWS_EC2_INSTANCE", id: "i-1", tags: { Token: "/opt/secret" }, details: {} },
          ],
        },
      ],
      nextToken: "2",
    }),
    ListCoverage: remember({
      coveredResources: ["i-3", "i-2"].map((resourceId) => ({
        resourceType: "AWS_EC2_INSTANCE",
        resourceId,
        accountId: OWN,
        scanType: "PACKAGE",
        scanStatus: { statusCode: "INACTIVE", reason: "UNMANAGED_EC2_INSTANCE" },
        resourceMetadata: { ec2: { tags: { Token: "/opt/secret" } } },
      })),
    }),
  });
  expect(gaps).toEqual([]);
  const own = [{ comparison: "EQUALS", value: OWN }];
  expect(inputs).toMatchObject([
    {
      filterCriteria: {
        awsAccountId: own,
        severity: [{ comparison: "EQUALS", value: "CRITICAL" }],
        findingStatus: [{ comparison: "EQUALS", value: "ACTIVE" }],
      },
      sortCriteria: { field: "FIRST_OBSERVED_AT", sortOrder: "ASC" },
    },
    {
      filterCriteria: {
        accountId: own,
        scanStatusCode: [{ comparison: "EQUALS", value: "INACTIVE" }],
      },
    },
  ]);
  // AWS takes ten values for a filter at most.
  const { filterCriteria } = inputs[1] as { filterCriteria: { scanStatusReason: unknown[] } };
  expect(filterCriteria.scanStatusReason.length).toBeLessThanOrEqual(10);
  expect(resources).toMatchObject([
    {
      criticalFindings: [
        {
          vulnerability: "CVE-2021-44228",
          resourceId: "i-1",
          firstObservedAt: "2026-05-01T00:00:00.000Z",
          fixAvailable: "YES",
          exploitAvailable: null,
        },
      ],
      moreCriticalFindings: true,
      coverageGaps: [
        { resourceId: "i-2", reason: "UNMANAGED_EC2_INSTANCE" },
        { resourceId: "i-3" },
      ],
      moreCoverageGaps: false,
      delegatedAdministrator: null,
      organizationAutoEnable: null,
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain("/opt/secret");
});

test("only the delegated administrator asks what new accounts get", async () => {
  const administeredBy = (accountId: string): Answer => {
    return () => ({ body: { delegatedAdmin: { accountId, relationshipStatus: "ENABLED" } } });
  };
  const member = await collect({ GetDelegatedAdminAccount: administeredBy("999999999999") });
  expect(member.resources).toMatchObject([
    { delegatedAdministrator: "999999999999", organizationAutoEnable: null },
  ]);
  const own = await collect({
    GetDelegatedAdminAccount: administeredBy(OWN),
    DescribeOrganizationConfiguration: () => ({ body: { autoEnable: { ec2: true, ecr: false } } }),
  });
  expect(own.resources).toMatchObject([
    { organizationAutoEnable: { ec2: true, ecr: false, lambda: false, lambdaCode: false } },
  ]);
});

test("who may not ask for the administrator knows neither it nor the settings", async () => {
  const { resources, gaps } = await collect({
    GetDelegatedAdminAccount: failed("AccessDeniedException", 403),
  });
  expect(resources[0]).not.toHaveProperty("organizationAutoEnable");
  expect(gaps).toMatchObject([
    { field: "delegatedAdministrator", reason: "denied" },
    { field: "organizationAutoEnable", reason: "denied" },
  ]);
});

test("empty pages of a filtered list do not hide what comes after them", async () => {
  const resource = (resourceType: string, resourceId: string, reason: string) => ({
    accountId: OWN,
    resourceType,
    resourceId,
    scanType: "PACKAGE",
    scanStatus: { statusCode: "INACTIVE", reason },
  });
  const paged =
    (name: string, ...pages: readonly (readonly object[])[]): Answer =>
    ({ nextToken }) => {
      const page = Number(nextToken ?? 0);
      const more = page + 1 < pages.length ? { nextToken: String(page + 1) } : {};
      return { body: { [name]: pages[page], ...more } };
    };
  const { resources, gaps } = await collect({
    ListFindings: paged("findings", [], [{ findingArn: "f", firstObservedAt: 1_777_593_600 }], []),
    ListCoverage: paged(
      "coveredResources",
      [],
      [resource("AWS_ECR_CONTAINER_IMAGE", "a signature", "UNSUPPORTED_OS")],
      [
        resource("AWS_ECR_CONTAINER_IMAGE", "a chart", "UNSUPPORTED_OS"),
        resource("AWS_EC2_INSTANCE", "i-1", "UNSUPPORTED_OS"),
      ],
    ),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      criticalFindings: [{ arn: "f" }],
      moreCriticalFindings: true,
      coverageGaps: [{ resourceId: "i-1", reason: "UNSUPPORTED_OS" }],
      moreCoverageGaps: false,
    },
  ]);
});

test("findings that may not be listed are unread", async () => {
  const { resources, gaps } = await collect({
    ListFindings: failed("AccessDeniedException", 403),
    ListCoverage: failed("ThrottlingException", 400),
  });
  expect(resources[0]).not.toHaveProperty("criticalFindings");
  expect(resources[0]).not.toHaveProperty("coverageGaps");
  expect(gaps).toMatchObject([
    { field: "criticalFindings", reason: "denied" },
    { field: "moreCriticalFindings", reason: "denied" },
    { field: "coverageGaps", reason: "throttled" },
    { field: "moreCoverageGaps", reason: "throttled" },
  ]);
});
