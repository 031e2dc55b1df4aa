import {
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";
import { TRUST } from "./iam-trust-policies.ts";

/** The same permission in every kind of identity policy: on everything, and once on little. */
interface PolicyPlan {
  readonly managed: string;
  readonly group: string;
  readonly user: string;
  readonly role: string;
  /** Name of a managed policy and of a group that allow the action on little. */
  readonly sound: string;
  readonly action: string;
  readonly everything: string;
  readonly little: string;
}

/** Makes a managed policy, a group, a user and a role that may do something to everything, and sound twins. */
export async function seedIdentityPolicies(context: SeedContext, plan: PolicyPlan): Promise<void> {
  const iam = context.client(IAMClient);
  const broad = policy(plan.action, plan.everything);
  const narrow = policy(plan.action, plan.little);
  const groups: readonly [name: string, document: string][] = [
    [plan.group, broad],
    [plan.sound, narrow],
  ];
  for (const [GroupName, PolicyDocument] of groups) {
    await iam.send(new CreateGroupCommand({ GroupName }));
    await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: "access", PolicyDocument }));
  }
  const managed: readonly [name: string, document: string][] = [
    [plan.managed, broad],
    [plan.sound, narrow],
  ];
  for (const [PolicyName, PolicyDocument] of managed) {
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    const PolicyArn = Policy?.Arn;
    await iam.send(new AttachGroupPolicyCommand({ GroupName: plan.sound, PolicyArn }));
  }
  const access = { PolicyName: "access", PolicyDocument: broad };
  await iam.send(new CreateUserCommand({ UserName: plan.user }));
  await iam.send(new PutUserPolicyCommand({ UserName: plan.user, ...access }));
  const AssumeRolePolicyDocument = TRUST.ownAccount;
  await iam.send(new CreateRoleCommand({ RoleName: plan.role, AssumeRolePolicyDocument }));
  await iam.send(new PutRolePolicyCommand({ RoleName: plan.role, ...access }));
}

function policy(Action: string, Resource: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action, Resource }],
  });
}
