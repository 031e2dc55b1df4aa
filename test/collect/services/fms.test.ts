import { describe, expect, test } from "vitest";
import { FmsAdminAccount } from "../../../src/resources/fms-admin-account.ts";
import { FmsPolicy } from "../../../src/resources/fms-policy.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const error = (type: string, message = ""): Answer => {
  return () => ({ status: 400, body: { __type: type, message } });
};
const globally = (GetAdminAccount: Answer) =>
  collectWith("fms", { GetAdminAccount }, { region: "global" });
const policy = (id: string, more: object = {}) => ({
  PolicyArn: `arn:aws:fms:us-east-1:123456789012:policy/${id}`,
  PolicyId: id,
  PolicyName: `name-${id}`,
  SecurityServiceType: "WAFV2",
  RemediationEnabled: true,
  ...more,
});
const status = (account: string, ...results: [string, number][]) => ({
  MemberAccount: account,
  EvaluationResults: results.map(([ComplianceStatus, ViolatorCount]) => ({
    ComplianceStatus,
    ViolatorCount,
  })),
});

// What accounts get that do not administer Firewall Manager; AWS has changed the words over the years.
const NOT_ADMINISTRATOR: [string, string][] = [
  [
    "AccessDeniedException",
    "No default admin could be found for account 123456789012 in Region us-east-1",
  ],
  ["AccessDeniedException", "Account: 123456789012 is not currently delegated by AWS FM."],
  [
    "AccessDeniedException",
    "Operation ListPolicies is only available to AWS Firewall Manager Administrators",
  ],
  [
    "AccessDeniedException",
    "Operation: ListPolicies is only available to Administration account in AWS Firewall Manager.",
  ],
];
const NOT_ALLOWED =
  "User: arn:aws:iam::123456789012:user/auditor is not authorized to perform: fms:ListPolicies";

describe("fms", () => {
  test("tells who administers it", async () => {
    const { resources, gaps } = await globally(() => ({
      body: { AdminAccount: "111122223333", RoleStatus: "READY" },
    }));
    expect(gaps).toEqual([]);
    expect(resources).toMatchObject([
      {
        arn: "arn:aws:fms::123456789012:admin-account/111122223333",
        adminAccount: "111122223333",
        roleStatus: "READY",
      },
    ]);
    expect(FmsAdminAccount.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test.each([
    ...NOT_ADMINISTRATOR,
    ["ResourceNotFoundException", "The referenced item does not exist."],
    ["InvalidOperationException", "No default admin could be found for organization o-1"],
  ])("no administrator: %s %s", async (type, message) => {
    const { resources, gaps } = await globally(error(type, message));
    expect([resources, gaps]).toEqual([[], []]);
  });

  test.each([
    ["AccessDeniedException", NOT_ALLOWED],
    ["InvalidOperationException", "The Region is disabled"],
  ])("whether there is one stays unknown: %s %s", async (type, message) => {
    const { resources, gaps } = await globally(error(type, message));
    expect(resources).toEqual([]);
    expect(gaps).toMatchObject([{ type: FmsAdminAccount.type }]);
  });

  test.each(NOT_ADMINISTRATOR)(
    "who is no administrator has no policies: %s %s",
    async (...args) => {
      const { resources, gaps, journal } = await collectWith("fms", {
        ListPolicies: error(...args),
      });
      expect([resources, gaps]).toEqual([[], []]);
      expect(journal).toMatchObject([{ operation: "ListPolicies", calls: 1, failures: 0 }]);
    },
  );

  test("a missing permission leaves policies unread", async () => {
    const { gaps } = await collectWith("fms", {
      ListPolicies: error("AccessDeniedException", NOT_ALLOWED),
    });
    expect(gaps).toMatchObject([
      { type: FmsPolicy.type, reason: "denied", permission: "fms:ListPolicies" },
    ]);
    expect(gaps[0]).not.toHaveProperty("arn");
  });

  test("accounts that do not comply are added up over all pages", async () => {
    const { resources, gaps } = await collectWith("fms", {
      ListPolicies: () => ({
        body: { PolicyList: [policy("1"), policy("2", { PolicyStatus: "OUT_OF_ADMIN_SCOPE" })] },
      }),
      ListComplianceStatus: ({ PolicyId, NextToken }) => ({
        body:
          PolicyId === "2"
            ? { PolicyComplianceStatusList: [] }
            : NextToken === "2"
              ? { PolicyComplianceStatusList: [status("111122223333", ["NON_COMPLIANT", 1])] }
              : {
                  PolicyComplianceStatusList: [
                    status("999999999999", ["COMPLIANT", 0], ["NON_COMPLIANT", 2]),
                    status("444455556666", ["COMPLIANT", 0]),
                  ],
                  NextToken: "2",
                },
      }),
    });
    expect(gaps).toEqual([]);
    expect(resources.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject([
      {
        name: "name-1",
        remediation: true,
        inScope: true,
        noncompliant: [
          { account: "111122223333", resources: 1 },
          { account: "999999999999", resources: 2 },
        ],
      },
      { inScope: false, noncompliant: [] },
    ]);
    for (const each of resources) expect(FmsPolicy.fields.safeParse(each).error).toBeUndefined();
  });

  test("compliance that may not be read is unread, and costs nothing where no rule asks for it", async () => {
    const ListPolicies: Answer = () => ({ body: { PolicyList: [policy("1")] } });
    const denied = await collectWith("fms", {
      ListPolicies,
      ListComplianceStatus: error("AccessDeniedException", NOT_ALLOWED),
    });
    expect(denied.resources[0]).not.toHaveProperty("noncompliant");
    expect(denied.gaps).toMatchObject([{ field: "noncompliant", arn: denied.resources[0]?.arn }]);
    const needs = new Map([[FmsPolicy.type, new Set(["serviceType"])]]);
    const { journal } = await collectWith("fms", { ListPolicies }, { needs });
    expect(journal).toMatchObject([{ operation: "ListPolicies", calls: 1 }]);
  });
});
