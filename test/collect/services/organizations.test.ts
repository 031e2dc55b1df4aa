import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const OWN = "123456789012";
const describeAs = (managementAccount: string): Answer => {
  const Arn = `arn:aws:organizations::${managementAccount}:organization/o-a1b2c3d4e5`;
  return () => ({
    body: {
      Organization: {
        Id: "o-a1b2c3d4e5",
        Arn,
        FeatureSet: "ALL",
        MasterAccountId: managementAccount,
        MasterAccountEmail: "owner@example.com",
      },
    },
  });
};
const collect = (answers: Readonly<Record<string, Answer>>) =>
  collectWith("organizations", answers, { region: "global" });
const error =
  (type: string): Answer =>
  () => ({ status: 400, body: { __type: type, message: "no" } });

/** GuardDuty is administered by an account of its own. */
const ADMINISTERED: Answer = ({ ServicePrincipal }) => ({
  body: {
    DelegatedAdministrators:
      ServicePrincipal === "guardduty.amazonaws.com"
        ? [{ Id: "111122223333", Email: "security@example.com" }]
        : [],
  },
});

const TYPES = ["SERVICE_CONTROL_POLICY", "TAG_POLICY"];
const ROOTS: Answer = () => ({
  body: {
    Roots: [
      {
        Id: "r-ab12",
        PolicyTypes: [
          ...TYPES.map((Type) => ({ Type, Status: "ENABLED" })),
          { Type: "BACKUP_POLICY", Status: "PENDING_DISABLE" },
        ],
      },
    ],
  },
});
const policies: Answer = ({ Filter }) => ({
  body: {
    Policies:
      Filter === "SERVICE_CONTROL_POLICY"
        ? [
            { Id: "p-FullAWSAccess", Name: "FullAWSAccess", AwsManaged: true },
            { Id: "p-unattached", Name: "unattached", AwsManaged: false },
            { Id: "p-management", Name: "management", AwsManaged: false },
            { Id: "p-regions", Name: "regions", AwsManaged: false },
            { Id: "p-later", Name: "later", AwsManaged: false },
          ]
        : [{ Id: "p-teams", Name: "teams", AwsManaged: false }],
  },
});
const targets = (of: Readonly<Record<string, string[]>>): Answer => {
  return ({ PolicyId }) => ({
    body: { Targets: (of[String(PolicyId)] ?? []).map((TargetId) => ({ TargetId })) },
  });
};

test("an account that stands alone has no organization, and that is no gap", async () => {
  const { resources, gaps } = await collect({
    DescribeOrganization: error("AWSOrganizationsNotInUseException"),
  });
  expect([resources, gaps]).toEqual([[], []]);
});

test("a member account may not list policies, and does not try", async () => {
  const { resources, gaps, journal } = await collect({
    DescribeOrganization: describeAs("111122223333"),
  });
  expect(gaps).toEqual([]);
  expect(journal.map(({ operation }) => operation)).toEqual(["DescribeOrganization"]);
  expect(resources).toMatchObject([
    {
      id: "o-a1b2c3d4e5",
      managementAccount: "111122223333",
      enabledPolicyTypes: null,
      attachedPolicies: null,
      guardDutyAdministrators: null,
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain("owner@example.com");
});

test("one policy that takes effect is enough; on the management account a service control policy has none", async () => {
  const { resources, gaps, journal } = await collect({
    DescribeOrganization: describeAs(OWN),
    ListDelegatedAdministrators: ADMINISTERED,
    ListRoots: ROOTS,
    ListPolicies: policies,
    ListTargetsForPolicy: targets({
      "p-FullAWSAccess": ["r-ab12"],
      "p-management": [OWN],
      "p-regions": [OWN, "ou-ab12-33333333"],
      "p-teams": [OWN],
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      enabledPolicyTypes: TYPES,
      attachedPolicies: [
        { type: "SERVICE_CONTROL_POLICY", name: "regions" },
        { type: "TAG_POLICY", name: "teams" },
      ],
      guardDutyAdministrators: ["111122223333"],
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain("security@example.com");
  const callsOf = new Map(journal.map(({ operation, calls }) => [operation, calls]));
  expect(callsOf.get("ListPolicies")).toBe(2);
  expect(callsOf.get("ListTargetsForPolicy")).toBe(4);
});

test("every type that is enabled is looked at, so that a rule may want any", async () => {
  const { resources } = await collect({
    DescribeOrganization: describeAs(OWN),
    ListDelegatedAdministrators: ADMINISTERED,
    ListRoots: () => ({
      body: { Roots: [{ PolicyTypes: [{ Type: "BACKUP_POLICY", Status: "ENABLED" }] }] },
    }),
    ListPolicies: ({ Filter }) => ({ body: { Policies: [{ Id: "p-daily", Name: Filter }] } }),
    ListTargetsForPolicy: targets({ "p-daily": ["r-ab12"] }),
  });
  expect(resources).toMatchObject([
    { attachedPolicies: [{ type: "BACKUP_POLICY", name: "BACKUP_POLICY" }] },
  ]);
});

test("no policy is taken for missing when its targets could not be read", async () => {
  const { resources, gaps } = await collect({
    DescribeOrganization: describeAs(OWN),
    ListDelegatedAdministrators: ADMINISTERED,
    ListRoots: ROOTS,
    ListPolicies: policies,
    ListTargetsForPolicy: error("AccessDeniedException"),
  });
  expect(resources).toMatchObject([{ enabledPolicyTypes: TYPES }]);
  expect(resources[0]).not.toHaveProperty("attachedPolicies");
  expect(gaps).toMatchObject([
    { field: "attachedPolicies", permission: "organizations:ListTargetsForPolicy" },
  ]);
});

test("without the roots neither the enabled types nor the policies are known", async () => {
  const { resources, gaps } = await collect({
    DescribeOrganization: describeAs(OWN),
    ListDelegatedAdministrators: ADMINISTERED,
    ListRoots: error("AccessDeniedException"),
  });
  expect(resources).toHaveLength(1);
  expect(new Set(gaps.map(({ field }) => field))).toEqual(
    new Set(["attachedPolicies", "enabledPolicyTypes"]),
  );
});

test("delegated administrators that could not be listed are not taken for none", async () => {
  const { resources, gaps } = await collect({
    DescribeOrganization: describeAs(OWN),
    ListRoots: () => ({ body: { Roots: [] } }),
    ListDelegatedAdministrators: error("AccessDeniedException"),
  });
  expect(resources[0]).not.toHaveProperty("guardDutyAdministrators");
  expect(gaps).toMatchObject([
    {
      field: "guardDutyAdministrators",
      permission: "organizations:ListDelegatedAdministrators",
      reason: "denied",
    },
  ]);
});
