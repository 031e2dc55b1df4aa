import {
  AttachGroupPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";
import { POLICIES } from "./iam-policies.ts";
import { TRUST } from "./iam-trust-policies.ts";
import { seedUsers } from "./iam-users.ts";

/** Users, groups, roles and policies for every rule about IAM, and the role that functions run as. */
export async function seed(context: SeedContext): Promise<void> {
  const iam = context.client(IAMClient);
  // The alias tells the emulator to show a root user who breaks every rule.
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: "bad-root" }));
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 8 }));
  await iam.send(
    // AWS makes this role in accounts of an organization; asked for it, moto misspells its name.
    new CreateRoleCommand({
      RoleName: "AWSServiceRoleForOrganizations",
      Path: "/aws-service-role/organizations.amazonaws.com/",
      AssumeRolePolicyDocument: TRUST.organizations,
    }),
  );
  const group = await seedGroups(context, iam);
  await seedUsers(context, iam, group);
  await seedRoles(context, iam);
}

/** Groups, and the managed policies that are attached to one of them; gives the name of that one. */
async function seedGroups({ bad, good }: SeedContext, iam: IAMClient): Promise<string> {
  const attached = good("group", "managed-policies");
  const groups: readonly [name: string, inline?: string][] = [
    [attached],
    [good("group", "inline"), POLICIES.decryptByAlias],
    [bad("iam-group-inline-policy-admin"), POLICIES.admin],
    [bad("iam-group-inline-policy-decrypt-all-keys"), POLICIES.decryptAllKeys],
  ];
  for (const [GroupName, PolicyDocument] of groups) {
    await iam.send(new CreateGroupCommand({ GroupName }));
    if (PolicyDocument === undefined) continue;
    await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: "access", PolicyDocument }));
  }
  const policies: readonly [name: string, document: string][] = [
    [bad("iam-policy-admin"), POLICIES.admin],
    [good("policy", "everything-on-one-table"), POLICIES.everythingOnOneTable],
    [bad("iam-policy-decrypt-all-keys"), POLICIES.decryptAllKeys],
    [good("policy", "decrypt-by-alias"), POLICIES.decryptByAlias],
  ];
  for (const [PolicyName, PolicyDocument] of policies) {
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    const PolicyArn = Policy?.Arn;
    await iam.send(new AttachGroupPolicyCommand({ GroupName: attached, PolicyArn }));
  }
  return attached;
}

async function seedRoles({ bad, good }: SeedContext, iam: IAMClient): Promise<void> {
  const boundary = await iam.send(
    new CreatePolicyCommand({
      PolicyName: good("policy", "admin-as-boundary"),
      PolicyDocument: POLICIES.admin,
    }),
  );
  const roles: readonly [
    name: string,
    trust: string,
    inline?: string,
    boundary?: string | undefined,
  ][] = [
    [good("role", "function-execution"), TRUST.service],
    [good("role", "own-account"), TRUST.ownAccount, POLICIES.oneTable, boundary.Policy?.Arn],
    [bad("iam-role-trust-public"), TRUST.anyone],
    [bad("iam-role-trust-public", "external-id"), TRUST.anyoneWithExternalId],
    [good("role", "organization"), TRUST.organization],
    [bad("iam-role-trust-cross-account"), TRUST.partnerWithExternalId],
    [bad("iam-role-trust-cross-account", "organization"), TRUST.otherOrganization],
    [bad("iam-role-trust-no-external-id"), TRUST.partner],
    [bad("iam-role-trust-oidc-open"), TRUST.githubAnybody],
    [bad("iam-role-trust-oidc-open", "prefix"), TRUST.githubPrefix],
    [good("role", "oidc-repository"), TRUST.githubRepository],
    [bad("iam-role-trust-oidc-any-subject"), TRUST.anyPod],
    [good("role", "oidc-service-account"), TRUST.onePod],
    [bad("iam-role-trust-confused-deputy"), TRUST.bedrockForAnyone],
    [good("role", "source-account"), TRUST.bedrockForUs],
    [good("role", "virtual-machine"), TRUST.virtualMachine],
    [bad("iam-role-inline-policy-admin"), TRUST.ownAccount, POLICIES.admin],
    [bad("iam-role-inline-policy-decrypt-all-keys"), TRUST.ownAccount, POLICIES.decryptAllKeys],
  ];
  for (const [RoleName, AssumeRolePolicyDocument, PolicyDocument, PermissionsBoundary] of roles) {
    await iam.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, PermissionsBoundary }),
    );
    if (PolicyDocument === undefined) continue;
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "access", PolicyDocument }));
  }
}
