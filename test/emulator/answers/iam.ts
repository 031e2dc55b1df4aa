import { createHash } from "node:crypto";
import {
  FeatureType,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetRoleCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListOrganizationsFeaturesCommand,
  ListRolesCommand,
  ListUsersCommand,
  type AttachedPolicy,
  type ManagedPolicyDetail,
  type RoleLastUsed,
} from "@aws-sdk/client-iam";
import { type Answer, type Call, answer } from "../answers.ts";
import { ORGANIZATION } from "../seed/context.ts";
import { type RootUser, amendCredentialReport } from "./credential-report.ts";
import { AWS_POLICY_PATH } from "../seed/aws-policy.ts";
import { agedDate, ageInDays, daysAgo, daysSinceUse } from "./naming.ts";

const CAREFUL_ROOT: RootUser = { mfa: true, accessKey: false };
const CARELESS_ROOT: RootUser = { mfa: false, accessKey: true, usedDaysAgo: 2 };

/** IAM as AWS answers it: ages by name, the root user, and fields that moto leaves out. */
export function iamAnswers(): Answer[] {
  return [
    answer(GetAccountSummaryCommand, async (call) => {
      const { SummaryMap } = await call.forward();
      const root = await rootUser(call);
      return {
        SummaryMap: {
          ...SummaryMap,
          AccountMFAEnabled: Number(root.mfa),
          AccountAccessKeysPresent: Number(root.accessKey),
          AccountPasswordPresent: 1,
        },
      };
    }),
    answer(GetCredentialReportCommand, async (call) => {
      const { Content = new Uint8Array() } = await call.forward();
      const csv = amendCredentialReport(Buffer.from(Content).toString(), await rootUser(call));
      // moto reports always at the same moment of 2015.
      return {
        ReportFormat: "text/csv" as const,
        GeneratedTime: new Date(),
        Content: Buffer.from(csv),
      };
    }),
    // moto lacks it. The account manages an organization, which leaves root credentials where they are.
    answer(ListOrganizationsFeaturesCommand, () => ({
      OrganizationId: ORGANIZATION,
      EnabledFeatures: [FeatureType.ROOT_SESSIONS],
    })),
    answer(GetAccountAuthorizationDetailsCommand, async ({ forward }) => {
      const details = await forward();
      return {
        ...details,
        UserDetailList: (details.UserDetailList ?? []).map(amendUser).map(withAwsPolicies),
        GroupDetailList: (details.GroupDetailList ?? []).map(withAwsPolicies),
        RoleDetailList: (details.RoleDetailList ?? [])
          .map(amendRole)
          .map(withAwsPolicies)
          .map((role) => ({ ...role, RoleLastUsed: lastUse(role.RoleName) })),
        Policies: (details.Policies ?? []).filter(({ Arn }) => !isStandIn(Arn)).map(amendPolicy),
      };
    }),
    answer(ListUsersCommand, async ({ forward }) => {
      const { Users = [], ...rest } = await forward();
      return { ...rest, Users: Users.map(amendUser) };
    }),
    answer(GetUserCommand, async ({ forward }) => {
      const { User } = await forward();
      return { User: User && amendUser(User) };
    }),
    answer(ListRolesCommand, async ({ forward }) => {
      const { Roles = [], ...rest } = await forward();
      return { ...rest, Roles: Roles.map(amendRole) };
    }),
    answer(GetRoleCommand, async ({ forward }) => {
      const { Role } = await forward();
      return { Role: Role && amendRole(Role) };
    }),
    answer(ListAccessKeysCommand, async ({ forward }) => {
      const { AccessKeyMetadata = [], ...rest } = await forward();
      const keys = AccessKeyMetadata.map((key) => ({
        ...key,
        CreateDate: agedDate(key.UserName, key.CreateDate),
      }));
      return { ...rest, AccessKeyMetadata: keys };
    }),
  ];
}

/** moto has no root user; the account's alias says which kind to show. */
async function rootUser({ ask }: Pick<Call<unknown, unknown>, "ask">): Promise<RootUser> {
  const { AccountAliases } = await ask(ListAccountAliasesCommand, {});
  return AccountAliases?.some((alias) => alias.startsWith("bad-")) ? CARELESS_ROOT : CAREFUL_ROOT;
}

function amendUser<U extends { UserName?: string | undefined; CreateDate?: Date | undefined }>(
  user: U,
): U {
  return { ...user, CreateDate: agedDate(user.UserName, user.CreateDate) };
}

interface RoleFields {
  RoleName?: string | undefined;
  CreateDate?: Date | undefined;
  AssumeRolePolicyDocument?: string | undefined;
}

/** AWS URL-encodes every policy document; moto forgets that of a listed role. */
function amendRole<R extends RoleFields>(role: R): R {
  const document = role.AssumeRolePolicyDocument;
  return {
    ...role,
    CreateDate: agedDate(role.RoleName, role.CreateDate),
    ...(document?.startsWith("{") && { AssumeRolePolicyDocument: encodeURIComponent(document) }),
  };
}

/** moto knows no use of a role: a young one was used lately, an old one only if its name says when. */
function lastUse(name: string | undefined): RoleLastUsed {
  const days = daysSinceUse(name) ?? (ageInDays(name) === undefined ? 0 : undefined);
  return days === undefined ? {} : { LastUsedDate: daysAgo(days), Region: "us-east-1" };
}

interface Attachments {
  AttachedManagedPolicies?: AttachedPolicy[] | undefined;
}

/** moto has no policies of AWS: those that a seed makes below this path stand in for them. */
function isStandIn(arn: string | undefined): boolean {
  return arn?.includes(`:policy${AWS_POLICY_PATH}`) === true;
}

function withAwsPolicies<H extends Attachments>(holder: H): H {
  const attached = (holder.AttachedManagedPolicies ?? []).map((policy) =>
    isStandIn(policy.PolicyArn)
      ? { ...policy, PolicyArn: `arn:aws:iam::aws:policy/${policy.PolicyArn?.split("/").at(-1)}` }
      : policy,
  );
  return { ...holder, AttachedManagedPolicies: attached };
}

/** moto leaves out names and ids of the managed policies in the authorization details. */
function amendPolicy(policy: ManagedPolicyDetail): ManagedPolicyDetail {
  const PolicyName = policy.PolicyName ?? policy.Arn?.split("/").at(-1);
  const digest = createHash("sha256")
    .update(policy.Arn ?? "")
    .digest("hex");
  return {
    ...policy,
    PolicyName,
    PolicyId: policy.PolicyId ?? `ANPA${digest.slice(0, 17).toUpperCase()}`,
    CreateDate: agedDate(PolicyName, policy.CreateDate),
  };
}
