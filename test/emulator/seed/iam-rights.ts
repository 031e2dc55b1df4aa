import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { ACCOUNT } from "../answers.ts";
import { makeAwsPolicy } from "./aws-policy.ts";
import type { SeedContext } from "./context.ts";
import { TRUST } from "./iam-trust-policies.ts";

interface Statement {
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: object;
}

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const NEW_FUNCTION = ["lambda:CreateFunction", "lambda:InvokeFunction"];

/** Broad policies, paths to administrator, idle roles and administrators with long-lived credentials. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const iam = context.client(IAMClient);
  const admin = await makeAwsPolicy(iam, "AdministratorAccess");
  const boss = good("role", "administrator-of-lambda");
  await makeRole(iam, boss, TRUST.service);
  await iam.send(new AttachRolePolicyCommand({ RoleName: boss, PolicyArn: admin }));
  const clerk = good("role", "clerk-of-lambda");
  await makeRole(iam, clerk, TRUST.service);

  const passing = (name: string): Statement[] => [
    { Action: "iam:PassRole", Resource: role(name) },
    { Action: NEW_FUNCTION },
  ];
  const roles: readonly [name: string, trust: string, ...statements: Statement[]][] = [
    [bad("iam-privilege-escalation", "pass-role"), TRUST.ownAccount, ...passing(boss)],
    [good("role", "passes-a-clerk"), TRUST.ownAccount, ...passing(clerk)],
    [
      bad("iam-privilege-escalation", "own-policy"),
      TRUST.ownAccount,
      { Action: "iam:PutRolePolicy", Resource: role("*") },
    ],
    [
      good("role", "makes-roles-within-a-boundary"),
      TRUST.ownAccount,
      {
        Action: ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"],
        Condition: {
          StringEquals: {
            "iam:PermissionsBoundary": `arn:aws:iam::${ACCOUNT}:policy/good-policy--decrypt-by-alias`,
          },
        },
      },
    ],
    [
      bad("iam-privilege-escalation", "function-code"),
      TRUST.ownAccount,
      { Action: "lambda:UpdateFunctionCode" },
    ],
    [
      bad("iam-service-role-privilege-escalation"),
      TRUST.service,
      { Action: ["iam:CreatePolicyVersion", "iam:AttachRolePolicy"] },
    ],
    [good("role", "of-stacks"), TRUST.stacks, { Action: ["iam:AttachRolePolicy"] }],
    [bad("iam-role-unused", "200-days-old"), TRUST.ownAccount],
    [bad("iam-role-unused", "used-120-days-ago-200-days-old"), TRUST.ownAccount],
    [good("role", "used-3-days-ago-200-days-old"), TRUST.ownAccount],
    [good("role", "unused-60-days-old"), TRUST.ownAccount],
  ];
  for (const [name, trust, ...statements] of roles) {
    await makeRole(iam, name, trust, ...statements);
  }
  await seedOlderVersion(context, iam);
  await seedUsers(context, iam, admin);
  await seedPolicies(context, iam);
}

/** A role that may put an older version of its policy in force, which allows everything. */
async function seedOlderVersion({ bad, good }: SeedContext, iam: IAMClient): Promise<void> {
  const RoleName = bad("iam-privilege-escalation", "older-version");
  const { Policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: good("policy", "less-than-before"),
      PolicyDocument: policy({ Action: "*" }),
    }),
  );
  const PolicyArn = Policy?.Arn;
  const PolicyDocument = policy({ Action: "iam:SetDefaultPolicyVersion" });
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
  await makeRole(iam, RoleName, TRUST.ownAccount);
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
}

async function seedUsers({ bad, good }: SeedContext, iam: IAMClient, admin: string): Promise<void> {
  const shell = await makeAwsPolicy(iam, "AWSCloudShellFullAccess");
  const administrators = good("group", "administrators");
  const helpers = good("group", "may-write-policies-of-users");
  const developers = good("group", "own-access-keys");
  const groups: readonly [name: string, attached?: string | undefined, statement?: Statement][] = [
    [administrators, admin],
    [helpers, shell, { Action: "iam:PutUserPolicy" }],
    [
      developers,
      undefined,
      { Action: "iam:*AccessKey*", Resource: "arn:aws:iam::*:user/${aws:username}" },
    ],
  ];
  for (const [GroupName, PolicyArn, statement] of groups) {
    await iam.send(new CreateGroupCommand({ GroupName }));
    if (PolicyArn) await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
    if (statement === undefined) continue;
    const access = { PolicyName: "access", PolicyDocument: policy(statement) };
    await iam.send(new PutGroupPolicyCommand({ GroupName, ...access }));
  }
  const users: readonly [name: string, group: string][] = [
    [bad("iam-user-admin"), administrators],
    [bad("iam-user-privilege-escalation"), helpers],
    [good("user", "own-access-keys"), developers],
  ];
  for (const [UserName, GroupName] of users) {
    await iam.send(new CreateUserCommand({ UserName }));
    await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
  }
}

/** The same statement as a managed policy, and in a group, a user and a role. */
async function seedPolicies({ bad, good }: SeedContext, iam: IAMClient): Promise<void> {
  // What could lead to an administrator is among the exceptions.
  const NotAction = ["iam:*", "sts:*", "lambda:*", "ec2:*", "codebuild:*", "cloudformation:*"];
  const kinds: readonly [name: string, statement: Statement][] = [
    ["service-wildcard", { Action: ["sqs:*", "s3:GetObject"] }],
    ["not-action", { NotAction: [...NotAction, "ssm:*", "glue:*", "kms:*", "secretsmanager:*"] }],
  ];
  const holder = good("group", "broad-policies");
  await iam.send(new CreateGroupCommand({ GroupName: holder }));
  const attach = async (PolicyName: string, statement: Statement) => {
    const PolicyDocument = policy(statement);
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: holder, PolicyArn: Policy?.Arn }));
  };
  for (const [kind, statement] of kinds) {
    const access = { PolicyName: "access", PolicyDocument: policy(statement) };
    await attach(bad(`iam-policy-${kind}`), statement);
    const GroupName = bad(`iam-group-inline-policy-${kind}`);
    await iam.send(new CreateGroupCommand({ GroupName }));
    await iam.send(new PutGroupPolicyCommand({ GroupName, ...access }));
    const UserName = bad(`iam-user-inline-policy-${kind}`);
    await iam.send(new CreateUserCommand({ UserName }));
    await iam.send(new PutUserPolicyCommand({ UserName, ...access }));
    await makeRole(iam, bad(`iam-role-inline-policy-${kind}`), TRUST.ownAccount, statement);
  }
  const orders = { Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"] };
  await attach(good("policy", "every-action-on-one-bucket"), { Action: "s3:*", ...orders });
  await attach(good("policy", "no-deletion-of-buckets"), {
    NotAction: "s3:DeleteBucket",
    Resource: "arn:aws:s3:::orders*",
  });
}

async function makeRole(
  iam: IAMClient,
  RoleName: string,
  AssumeRolePolicyDocument: string,
  ...statements: readonly Statement[]
): Promise<void> {
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  if (statements.length === 0) return;
  const PolicyDocument = policy(...statements);
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "access", PolicyDocument }));
}

function policy(...statements: readonly Statement[]): string {
  const Statement = statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
