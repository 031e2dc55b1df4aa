import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListOrganizationsFeaturesCommand,
  ListVirtualMFADevicesCommand,
  type PasswordPolicy,
} from "@aws-sdk/client-iam";
import { IamAccountPasswordPolicy } from "../../resources/iam-account-password-policy.ts";
import { IamGroup } from "../../resources/iam-group.ts";
import { IamManagedPolicy } from "../../resources/iam-managed-policy.ts";
import { IamRole } from "../../resources/iam-role.ts";
import { IamRootUser } from "../../resources/iam-root-user.ts";
import { IamUser } from "../../resources/iam-user.ts";
import { parseCredentialReport, type CredentialReport } from "../credential-report.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { groupFields, policyFields, roleFields, userFields } from "../iam-details.ts";
import { iso } from "../shape.ts";

const USER_REPORT = {
  type: IamUser,
  fields: [
    "passwordEnabled",
    "passwordLastUsedAt",
    "passwordLastChangedAt",
    "mfaActive",
    "accessKeys",
    "reportedAt",
  ],
};
const ROOT_REPORT = {
  type: IamRootUser,
  fields: ["passwordLastUsedAt", "accessKeys", "reportedAt"],
};

const calls = {
  GetAccountAuthorizationDetails: call(
    GetAccountAuthorizationDetailsCommand,
    "iam:GetAccountAuthorizationDetails",
    [{ type: IamUser }, { type: IamGroup }, { type: IamRole }, { type: IamManagedPolicy }],
    { page: ["Marker", "Marker"] },
  ),
  GetCredentialReport: call(
    GetCredentialReportCommand,
    "iam:GetCredentialReport",
    [USER_REPORT, ROOT_REPORT],
    // IAM gives a report for four hours only, so what it gives is fresh.
    {
      none: [
        "CredentialReportNotPresentException",
        "CredentialReportExpiredException",
        "CredentialReportNotReadyException",
      ],
    },
  ),
  GenerateCredentialReport: call(GenerateCredentialReportCommand, "iam:GenerateCredentialReport", [
    USER_REPORT,
    ROOT_REPORT,
  ]),
  GetAccountSummary: call(GetAccountSummaryCommand, "iam:GetAccountSummary", { type: IamRootUser }),
  ListVirtualMFADevices: call(
    ListVirtualMFADevicesCommand,
    "iam:ListVirtualMFADevices",
    { type: IamRootUser, fields: ["virtualMfaDevices"] },
    { page: ["Marker", "Marker"] },
  ),
  ListOrganizationsFeatures: call(
    ListOrganizationsFeaturesCommand,
    "iam:ListOrganizationsFeatures",
    { type: IamRootUser, fields: ["organizationFeatures"] },
    {
      none: [
        "AccountNotManagementOrDelegatedAdministratorException",
        "OrganizationNotFoundException",
        "OrganizationNotInAllFeaturesModeException",
      ],
    },
  ),
  GetAccountPasswordPolicy: call(
    GetAccountPasswordPolicyCommand,
    "iam:GetAccountPasswordPolicy",
    { type: IamAccountPasswordPolicy },
    { none: ["NoSuchEntityException"] },
  ),
};
type Context = CollectContext<typeof calls>;
type Report = CredentialReport | null | undefined;

export default defineCollector({
  service: "iam",
  scope: "global",
  client: IAMClient,
  calls,
  async *collect(context) {
    if (context.wants(IamAccountPasswordPolicy)) yield await passwordPolicy(context);
    const report = await credentialReport(context);
    if (context.wants(IamRootUser)) yield await rootUser(context, report);
    yield* identities(context, report);
  },
});

async function passwordPolicy(context: Context) {
  const id = "account-password-policy";
  const arn = `arn:${context.partition}:iam::${context.account}:${id}`;
  const output = await context.read("GetAccountPasswordPolicy", {}, arn);
  // Without a policy of its own an account has the default of AWS: at least eight characters.
  const policy = output === null ? DEFAULT_PASSWORD_POLICY : output?.PasswordPolicy;
  return context.resource(IamAccountPasswordPolicy, {
    arn,
    id,
    name: "password policy",
    custom: output === undefined ? undefined : output !== null,
    minimumLength: policy?.MinimumPasswordLength,
    requireUppercase: policy?.RequireUppercaseCharacters,
    requireLowercase: policy?.RequireLowercaseCharacters,
    requireNumbers: policy?.RequireNumbers,
    requireSymbols: policy?.RequireSymbols,
    reusePrevention: policy && (policy.PasswordReusePrevention ?? null),
  });
}

const DEFAULT_PASSWORD_POLICY: PasswordPolicy = {
  MinimumPasswordLength: 8,
  RequireUppercaseCharacters: false,
  RequireLowercaseCharacters: false,
  RequireNumbers: false,
  RequireSymbols: false,
};

// In milliseconds, half a minute in all: IAM needs some time for a report of thousands of users.
const WAITS = [500, 1_500, ...Array<number>(15).fill(2_000)];

/** The report; null when IAM does not come to the end of it, undefined when it may not be read. */
async function credentialReport(context: Context): Promise<Report> {
  let output = await context.read("GetCredentialReport", {});
  if (output === null) {
    if (!(await generateReport(context))) return undefined;
    output = await context.read("GetCredentialReport", {});
  }
  if (!output?.Content) return output === undefined ? undefined : null;
  const csv = new TextDecoder().decode(output.Content);
  return { byArn: parseCredentialReport(csv), generatedAt: iso(output.GeneratedTime) ?? undefined };
}

async function generateReport(context: Context): Promise<boolean> {
  for (const wait of WAITS) {
    const status = await context.read("GenerateCredentialReport", {});
    if (!status) return false;
    if (status.State === "COMPLETE") break;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return true;
}

/** Records why a user has no row in a report that could be read. */
function noteMissing(
  context: Context,
  { type, fields }: typeof USER_REPORT | typeof ROOT_REPORT,
  arn: string,
  report: Report,
) {
  if (report === undefined) return;
  const failure =
    report === null
      ? { name: "CredentialReportNotReady", message: "IAM is still at work on it; collect again" }
      : { name: "CredentialReportOutdated", message: "no row for the user; collect again later" };
  for (const field of fields) {
    context.unread("GetCredentialReport", { type, field, arn }, "", failure);
  }
}

async function rootUser(context: Context, report: Report) {
  const { partition, account } = context;
  const arn = `arn:${partition}:iam::${account}:root-user`;
  const summary = (await context.read("GetAccountSummary", {}, arn))?.SummaryMap;
  const flag = (value: number | undefined) => (value === undefined ? undefined : value > 0);
  const credentials = report?.byArn.get(`arn:${partition}:iam::${account}:root`);
  if (!credentials) noteMissing(context, ROOT_REPORT, arn, report);
  return context.resource(IamRootUser, {
    arn,
    id: "root",
    name: "root user",
    hasPassword: summary && (flag(summary.AccountPasswordPresent) ?? null),
    hasAccessKey: flag(summary?.AccountAccessKeysPresent),
    hasSigningCertificate: flag(summary?.AccountSigningCertificatesPresent),
    mfaEnabled: flag(summary?.AccountMFAEnabled),
    virtualMfaDevices: await virtualMfaDevices(context, arn),
    organizationFeatures: await organizationFeatures(context, arn),
    ...(credentials && {
      passwordLastUsedAt: credentials.passwordLastUsedAt,
      accessKeys: credentials.accessKeys,
      reportedAt: report?.generatedAt,
    }),
  });
}

async function virtualMfaDevices(context: Context, arn: string) {
  const devices = await context.readAll(
    "ListVirtualMFADevices",
    { AssignmentStatus: "Assigned" },
    (output) => output.VirtualMFADevices,
    arn,
  );
  return devices
    ?.filter(({ User: user }) => user?.Arn?.endsWith(":root") === true)
    .map(({ SerialNumber: serial }) => serial ?? "");
}

async function organizationFeatures(context: Context, arn: string) {
  const output = await context.read("ListOrganizationsFeatures", {}, arn);
  return output && [...(output.EnabledFeatures ?? [])].sort();
}

async function* identities(context: Context, report: Report) {
  const filters = [
    [IamUser, "User"],
    [IamGroup, "Group"],
    [IamRole, "Role"],
    [IamManagedPolicy, "LocalManagedPolicy"],
  ] as const;
  const wanted = filters.filter(([type]) => context.wants(type)).map(([, filter]) => filter);
  if (wanted.length === 0) return;
  const input = { Filter: wanted, MaxItems: 1000 };
  for await (const page of context.pages("GetAccountAuthorizationDetails", input)) {
    for (const user of page.UserDetailList ?? []) {
      const { Arn: arn = "" } = user;
      // A user that is younger than the report has no row in it.
      if (!report?.byArn.has(arn)) noteMissing(context, USER_REPORT, arn, report);
      yield context.resource(IamUser, userFields(user, report));
    }
    for (const group of page.GroupDetailList ?? []) {
      yield context.resource(IamGroup, groupFields(group));
    }
    for (const role of page.RoleDetailList ?? []) {
      yield context.resource(IamRole, roleFields(role));
    }
    for (const policy of page.Policies ?? []) {
      yield context.resource(IamManagedPolicy, policyFields(policy));
    }
  }
}
