import { z } from "zod";
import { arnAccount } from "../policy/index.ts";
import { CodeBuildProject } from "../resources/codebuild-project.ts";
import type { ResourceOf } from "../resources/define.ts";
import { EcsTaskDefinition } from "../resources/ecs-task-definition.ts";
import { IamRole } from "../resources/iam-role.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { ADMIN_POLICY_READS, AdminPolicy, adminPoliciesOf } from "./role-admin-policies.ts";

const AdminPolicies = z
  .array(AdminPolicy)
  .nullable()
  .describe(
    "Policies that make its role administrator; null without a role in this account: of another, or deleted",
  );

export const lambdaFunctionRoleAdminPolicies = defineFact({
  on: LambdaFunction,
  name: "roleAdminPolicies",
  schema: AdminPolicies,
  reads: { [LambdaFunction.type]: ["role"], ...ADMIN_POLICY_READS },
  compute: ({ account, role }, input) => policiesOfRole(role, account, input),
});

export const codebuildProjectRoleAdminPolicies = defineFact({
  on: CodeBuildProject,
  name: "roleAdminPolicies",
  schema: AdminPolicies,
  reads: { [CodeBuildProject.type]: ["serviceRole"], ...ADMIN_POLICY_READS },
  compute: ({ account, serviceRole }, input) => policiesOfRole(serviceRole, account, input),
});

export const ecsTaskDefinitionRoleAdminPolicies = defineFact({
  on: EcsTaskDefinition,
  name: "roleAdminPolicies",
  schema: AdminPolicies,
  reads: { [EcsTaskDefinition.type]: ["taskRole"], ...ADMIN_POLICY_READS },
  compute: ({ account, taskRole }, input) => policiesOfRole(taskRole, account, input),
});

function policiesOfRole(arn: string | null, account: string, input: FactInput) {
  if (arn === null || arnAccount(arn) !== account) return null;
  const [role]: readonly ResourceOf<typeof IamRole>[] = input.findByKey(
    IamRole,
    { account },
    ownArn,
    arn,
  );
  return role === undefined ? null : [...adminPoliciesOf(role, input)];
}
