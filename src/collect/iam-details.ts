import type {
  AttachedPolicy,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from "@aws-sdk/client-iam";
import type { CredentialReport } from "./credential-report.ts";
import { iso, tagRecord } from "./shape.ts";

/** The fields of a user, with what the credential report says of it. */
export function userFields(user: UserDetail, report: CredentialReport | null | undefined) {
  const { Arn: arn = "", UserName: name = "" } = user;
  const credentials = report?.byArn.get(arn);
  return {
    ...identity(arn, name),
    tags: tagRecord(user.Tags),
    path: user.Path,
    createdAt: iso(user.CreateDate) ?? undefined,
    groups: [...(user.GroupList ?? [])].sort(),
    attachedPolicies: arns(user.AttachedManagedPolicies),
    inlinePolicies: inline(user.UserPolicyList),
    permissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    ...(credentials && { ...credentials, reportedAt: report?.generatedAt }),
  };
}

/** The fields of a group. */
export function groupFields(group: GroupDetail) {
  const { Arn: arn = "", GroupName: name = "" } = group;
  return {
    ...identity(arn, name),
    path: group.Path,
    createdAt: iso(group.CreateDate) ?? undefined,
    attachedPolicies: arns(group.AttachedManagedPolicies),
    inlinePolicies: inline(group.GroupPolicyList),
  };
}

/** The fields of a role. */
export function roleFields(role: RoleDetail) {
  const { Arn: arn = "", RoleName: name = "", AssumeRolePolicyDocument: trust } = role;
  return {
    ...identity(arn, name),
    tags: tagRecord(role.Tags),
    path: role.Path,
    createdAt: iso(role.CreateDate) ?? undefined,
    trustPolicy: trust === undefined ? undefined : policyText(trust),
    attachedPolicies: arns(role.AttachedManagedPolicies),
    inlinePolicies: inline(role.RolePolicyList),
    permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    instanceProfiles: (role.InstanceProfileList ?? []).map(({ Arn: profile = "" }) => profile),
    lastUsedAt: iso(role.RoleLastUsed?.LastUsedDate),
  };
}

/** The fields of a customer managed policy. */
export function policyFields(policy: ManagedPolicyDetail) {
  const { Arn: arn = "", PolicyVersionList: versions = [] } = policy;
  const document = versions.find((version) => version.IsDefaultVersion === true)?.Document;
  const others = versions.filter((version) => version.IsDefaultVersion !== true);
  return {
    ...identity(arn, policy.PolicyName ?? arn.slice(arn.lastIndexOf("/") + 1)),
    path: policy.Path,
    attachmentCount: policy.AttachmentCount,
    boundaryCount: policy.PermissionsBoundaryUsageCount ?? 0,
    document: document === undefined ? undefined : policyText(document),
    otherVersions: others.map(({ VersionId: id = "", Document: text = "" }) => ({
      id,
      document: policyText(text),
    })),
  };
}

// IAM knows its entities by name, and the ids that it also has mean nothing to people.
function identity(arn: string, name: string) {
  return { arn, id: name, name };
}

function arns(policies: readonly AttachedPolicy[] | undefined): string[] {
  return (policies ?? []).map(({ PolicyArn: arn = "" }) => arn).sort();
}

function inline(policies: readonly PolicyDetail[] | undefined) {
  return (policies ?? []).map(({ PolicyName: name = "", PolicyDocument: document = "" }) => ({
    name,
    document: policyText(document),
  }));
}

/** IAM percent-encodes documents; what cannot be decoded stays as it is, and is unreadable to rules. */
function policyText(text: string): string {
  if (!/^\s*%7B/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
