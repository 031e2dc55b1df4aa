import { afterEach, describe, expect, test, vi } from "vitest";
import { IamAccountPasswordPolicy } from "../../../src/resources/iam-account-password-policy.ts";
import { IamRole } from "../../../src/resources/iam-role.ts";
import { IamRootUser } from "../../../src/resources/iam-root-user.ts";
import { IamUser } from "../../../src/resources/iam-user.ts";
import { type Answer, type CannedResponse, collectWith } from "../../support/collect-with.ts";

const ROOT = "arn:aws:iam::123456789012:root";
const ALICE = "arn:aws:iam::123456789012:user/alice";
const HEADER =
  "user,arn,password_enabled,password_last_used,password_last_changed,mfa_active,access_key_1_active," +
  "access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date";
const row = (user: string, arn: string) =>
  `${user},${arn},true,no_information,N/A,true,false,N/A,N/A,false,N/A,N/A`;
const REPORT = [HEADER, row("<root_account>", ROOT), row("alice", ALICE)].join("\n");

const result = (operation: string, body: string): CannedResponse => ({
  body: `<${operation}Response><${operation}Result>${body}</${operation}Result></${operation}Response>`,
});
const failure = (code: string, status = 400): CannedResponse => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});
const reportOf = (csv: string) =>
  result(
    "GetCredentialReport",
    `<Content>${Buffer.from(csv).toString("base64")}</Content><ReportFormat>text/csv</ReportFormat>` +
      "<GeneratedTime>2026-05-31T23:00:00Z</GeneratedTime>",
  );
const userDetail = (name: string) =>
  `<member><Path>/</Path><UserName>${name}</UserName><Arn>arn:aws:iam::123456789012:user/${name}</Arn>` +
  "<CreateDate>2026-01-15T00:00:00Z</CreateDate></member>";
const details = (body: string) => result("GetAccountAuthorizationDetails", body);

const ANSWERS: Readonly<Record<string, Answer>> = {
  GetAccountPasswordPolicy: () => failure("NoSuchEntity", 404),
  GetCredentialReport: () => reportOf(REPORT),
  GetAccountSummary: () =>
    result(
      "GetAccountSummary",
      "<SummaryMap>" +
        "<entry><key>AccountMFAEnabled</key><value>1</value></entry>" +
        "<entry><key>AccountAccessKeysPresent</key><value>0</value></entry>" +
        "<entry><key>AccountSigningCertificatesPresent</key><value>0</value></entry>" +
        "</SummaryMap>",
    ),
  ListVirtualMFADevices: () => result("ListVirtualMFADevices", "<VirtualMFADevices/>"),
  ListOrganizationsFeatures: () => failure("OrganizationNotFoundException"),
  GetAccountAuthorizationDetails: () =>
    details(`<UserDetailList>${userDetail("alice")}</UserDetailList>`),
};

const collect = (
  answers: Readonly<Record<string, Answer>> = {},
  needs?: Map<string, Set<string>>,
) => collectWith("iam", { ...ANSWERS, ...answers }, { region: "global", ...(needs && { needs }) });
const only = (...needed: [type: string, ...fields: string[]][]) =>
  new Map(needed.map(([type, ...fields]) => [type, new Set(fields)]));
const ofType = ({ resources }: Awaited<ReturnType<typeof collect>>, type: string) =>
  resources.filter((resource) => resource.type === type);

afterEach(() => vi.restoreAllMocks());

/** Nobody waits for IAM here. */
function skipWaits(): void {
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void) => {
    setImmediate(work);
  }) as typeof setTimeout);
}

describe("the password policy", () => {
  test("is the default of AWS when the account has none", async () => {
    const [policy] = ofType(await collect(), IamAccountPasswordPolicy.type);
    expect(policy).toMatchObject({ custom: false, minimumLength: 8, reusePrevention: null });
  });

  test("is what IAM tells, and no default where it does not", async () => {
    const collected = await collect({
      GetAccountPasswordPolicy: () =>
        result(
          "GetAccountPasswordPolicy",
          "<PasswordPolicy><MinimumPasswordLength>6</MinimumPasswordLength>" +
            "<RequireSymbols>false</RequireSymbols></PasswordPolicy>",
        ),
    });
    const [policy] = ofType(collected, IamAccountPasswordPolicy.type);
    expect(policy).toMatchObject({
      custom: true,
      minimumLength: 6,
      requireSymbols: false,
      reusePrevention: null,
    });
    expect(policy).not.toHaveProperty("requireNumbers");
  });

  test("is unread when it may not be read", async () => {
    const collected = await collect({
      GetAccountPasswordPolicy: () => failure("AccessDenied", 403),
    });
    const [policy] = ofType(collected, IamAccountPasswordPolicy.type);
    expect(policy).not.toHaveProperty("custom");
    expect(collected.gaps).toMatchObject([
      { arn: policy?.arn, reason: "denied", permission: "iam:GetAccountPasswordPolicy" },
    ]);
  });
});

describe("the credential report", () => {
  test("is not made when there is a fresh one", async () => {
    const { journal, gaps, resources } = await collect();
    expect(journal.find(({ operation }) => operation === "GetCredentialReport")?.calls).toBe(1);
    expect(journal.some(({ operation }) => operation === "GenerateCredentialReport")).toBe(false);
    expect(gaps).toEqual([]);
    expect(resources.find(({ arn }) => arn === ALICE)).toMatchObject({
      passwordEnabled: true,
      reportedAt: "2026-05-31T23:00:00.000Z",
    });
  });

  test.each(["ReportNotPresent", "ReportExpired", "ReportInProgress"])(
    "is made and waited for after %s",
    async (code) => {
      skipWaits();
      const states = ["STARTED", "INPROGRESS", "COMPLETE"];
      let made = false;
      const { resources, gaps } = await collect({
        GetCredentialReport: () => (made ? reportOf(REPORT) : failure(code, 410)),
        GenerateCredentialReport: () => {
          const state = states.shift() ?? "";
          made = state === "COMPLETE";
          return result("GenerateCredentialReport", `<State>${state}</State>`);
        },
      });
      expect(states).toEqual([]);
      expect(gaps).toEqual([]);
      expect(resources.find(({ arn }) => arn === ALICE)).toHaveProperty("mfaActive", true);
    },
  );

  test("is unread when IAM does not come to the end of it", async () => {
    skipWaits();
    const { resources, gaps } = await collect({
      GetCredentialReport: () => failure("ReportInProgress", 404),
      GenerateCredentialReport: () =>
        result("GenerateCredentialReport", "<State>INPROGRESS</State>"),
    });
    expect(resources.find(({ arn }) => arn === ALICE)).not.toHaveProperty("mfaActive");
    expect(gaps).toContainEqual(
      expect.objectContaining({ arn: ALICE, field: "mfaActive", reason: "failed", permission: "" }),
    );
  });

  test("is unread when it may not be made", async () => {
    const { resources, gaps } = await collect({
      GetCredentialReport: () => failure("ReportExpired", 410),
      GenerateCredentialReport: () => failure("AccessDenied", 403),
    });
    expect(resources.find(({ arn }) => arn === ALICE)).not.toHaveProperty("accessKeys");
    expect(new Set(gaps.map(({ permission, reason }) => `${permission} ${reason}`))).toEqual(
      new Set(["iam:GenerateCredentialReport denied"]),
    );
  });

  test("leaves open what it cannot know of a user who is younger", async () => {
    const { resources, gaps } = await collect({
      GetAccountAuthorizationDetails: () =>
        details(`<UserDetailList>${userDetail("alice")}${userDetail("bob")}</UserDetailList>`),
    });
    const bob = resources.find(({ name }) => name === "bob");
    expect(bob).toHaveProperty("createdAt");
    expect(bob).not.toHaveProperty("passwordEnabled");
    expect(new Set(gaps.map(({ arn }) => arn))).toEqual(new Set([bob?.arn]));
  });

  test("is not asked for when no rule needs it", async () => {
    const { journal } = await collect({}, only([IamUser.type, "inlinePolicies"]));
    expect(journal.map(({ operation }) => operation)).toEqual(["GetAccountAuthorizationDetails"]);
  });
});

describe("the root user", () => {
  test("may have a password when IAM does not tell", async () => {
    const [root] = ofType(await collect(), IamRootUser.type);
    expect(root).toMatchObject({ hasPassword: null, mfaEnabled: true, organizationFeatures: null });
  });

  test("leaves open what the organization manages where IAM may not ask it", async () => {
    const collected = await collect({
      ListOrganizationsFeatures: () => failure("ServiceAccessNotEnabledException"),
    });
    const [root] = ofType(collected, IamRootUser.type);
    expect(root).not.toHaveProperty("organizationFeatures");
    expect(collected.gaps).toMatchObject([{ field: "organizationFeatures", reason: "failed" }]);
  });

  test("has the virtual devices that are assigned to it, and no others", async () => {
    const device = (name: string, arn: string) =>
      `<member><SerialNumber>arn:aws:iam::123456789012:mfa/${name}</SerialNumber><User><Arn>${arn}</Arn></User></member>`;
    const pages = [device("alice", ALICE), device("phone", ROOT)];
    const collected = await collect({
      ListVirtualMFADevices: ({ Marker: marker }) =>
        result(
          "ListVirtualMFADevices",
          `<VirtualMFADevices>${pages[marker === undefined ? 0 : 1]}</VirtualMFADevices>` +
            (marker === undefined ? "<Marker>2</Marker>" : ""),
        ),
    });
    const [root] = ofType(collected, IamRootUser.type);
    expect(root).toHaveProperty("virtualMfaDevices", ["arn:aws:iam::123456789012:mfa/phone"]);
  });

  test("of an administering account knows the features of the organization", async () => {
    const collected = await collect({
      ListOrganizationsFeatures: () =>
        result(
          "ListOrganizationsFeatures",
          "<EnabledFeatures><member>RootSessions</member><member>RootCredentialsManagement</member></EnabledFeatures>",
        ),
    });
    const [root] = ofType(collected, IamRootUser.type);
    expect(root).toHaveProperty("organizationFeatures", [
      "RootCredentialsManagement",
      "RootSessions",
    ]);
  });

  test("is known by name alone when the account summary may not be read", async () => {
    const collected = await collect({ GetAccountSummary: () => failure("AccessDenied", 403) });
    const [root] = ofType(collected, IamRootUser.type);
    expect(root).toHaveProperty("accessKeys", []);
    for (const field of ["hasPassword", "hasAccessKey", "mfaEnabled"]) {
      expect(root).not.toHaveProperty(field);
    }
    expect(collected.gaps).toMatchObject([{ arn: root?.arn, reason: "denied" }]);
  });
});

describe("users, groups, roles and policies", () => {
  test("come page by page, with documents decoded", async () => {
    const trust = '{"Version":"2012-10-17","Statement":[]}';
    const role = (name: string, document: string) =>
      `<member><Path>/</Path><RoleName>${name}</RoleName><Arn>arn:aws:iam::123456789012:role/${name}</Arn>` +
      `<AssumeRolePolicyDocument>${document}</AssumeRolePolicyDocument></member>`;
    const collected = await collect(
      {
        GetAccountAuthorizationDetails: ({ Marker: marker }) =>
          marker === undefined
            ? details(
                `<RoleDetailList>${role("first", encodeURIComponent(trust))}</RoleDetailList><Marker>2</Marker>`,
              )
            : details(
                `<RoleDetailList>${role("second", trust)}${role("third", "%7B%")}</RoleDetailList>`,
              ),
      },
      only([IamRole.type, "trustPolicy"]),
    );
    expect(collected.resources.map(({ name, trustPolicy }) => [name, trustPolicy])).toEqual([
      ["first", trust],
      ["second", trust],
      ["third", "%7B%"],
    ]);
    expect(collected.gaps).toEqual([]);
  });

  test("are asked for by the types that are needed", async () => {
    const filters: unknown[] = [];
    await collect(
      {
        GetAccountAuthorizationDetails: (input) => {
          filters.push(
            Object.entries(input)
              .filter(([name]) => name.startsWith("Filter"))
              .map(([, value]) => value),
          );
          return details("");
        },
      },
      only([IamRole.type], ["AWS::IAM::ManagedPolicy", "document"]),
    );
    expect(filters).toEqual([["Role", "LocalManagedPolicy"]]);
  });

  test("the version of a policy that is in force is told from the others", async () => {
    const version = (id: string, isDefault: boolean, document: string) =>
      `<member><VersionId>${id}</VersionId><IsDefaultVersion>${isDefault}</IsDefaultVersion><Document>${document}</Document></member>`;
    const { resources } = await collect(
      {
        GetAccountAuthorizationDetails: () =>
          details(
            "<Policies><member><PolicyName>orders</PolicyName><Arn>arn:aws:iam::123456789012:policy/orders</Arn>" +
              "<AttachmentCount>1</AttachmentCount><PolicyVersionList>" +
              version("v2", false, "%7B%22old%22%3Atrue%7D") +
              version("v1", true, "current") +
              "</PolicyVersionList></member></Policies>",
          ),
      },
      only(["AWS::IAM::ManagedPolicy", "document"]),
    );
    expect(resources).toMatchObject([
      {
        name: "orders",
        document: "current",
        otherVersions: [{ id: "v2", document: '{"old":true}' }],
        attachmentCount: 1,
      },
    ]);
  });
});
