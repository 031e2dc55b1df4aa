import { z } from "zod";
import { identityGrants, type Statement } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import type { IamRole } from "../resources/iam-role.ts";
import { isAwsManagedPolicy } from "./aws-managed-policies.ts";
import type { FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { readPolicy } from "./read-policy.ts";

type Role = ResourceOf<typeof IamRole>;

/** A policy that makes its holder administrator: every action on every resource, unconditionally. */
export const AdminPolicy = z.object({
  name: z.string().describe("Name of the policy"),
  arn: z.string().nullable().describe("ARN of the managed policy; null: inline"),
});
export type AdminPolicy = z.infer<typeof AdminPolicy>;

/** What `adminPoliciesOf` reads, for the `reads` of a fact that asks it. */
export const ADMIN_POLICY_READS = {
  "AWS::IAM::Role": ["inlinePolicies", "attachedPolicies", "permissionsBoundary"],
  "AWS::IAM::ManagedPolicy": ["document"],
} as const;

/**
 * The policies that make a role administrator: inline, attached customer managed, and AdministratorAccess of AWS.
 * Empty when there is none, and when denials in its other policies or its permissions boundary take that back.
 * Throws UnreadError when a policy that decides was not read.
 */
export function adminPoliciesOf(role: Role, input: FactInput): AdminPolicy[] {
  const policies = policiesOf(role, input);
  const denies = policies.flatMap(({ statements }) => statements.filter(isDeny));
  const admin = policies.filter(({ statements }) => isAdmin(statements, denies));
  if (admin.length === 0 || !boundaryLeavesAdmin(role, denies, input)) return [];
  return admin.map(({ name, arn }) => ({ name, arn }));
}

interface Policy extends AdminPolicy {
  readonly statements: readonly Statement[];
}

function policiesOf(role: Role, input: FactInput): Policy[] {
  const inline = role.inlinePolicies.map(({ name, document }) => ({
    name,
    arn: null,
    statements: readPolicy(document, role, "inlinePolicies").statements,
  }));
  const attached = role.attachedPolicies.map((arn) => ({
    name: arn.slice(arn.lastIndexOf("/") + 1),
    arn,
    statements: managedStatements(arn, role, input),
  }));
  return [...inline, ...attached];
}

/** A boundary gives nothing by itself: what it does not allow, the policies of the role cannot give. */
function boundaryLeavesAdmin(role: Role, denies: readonly Statement[], input: FactInput): boolean {
  const arn = role.permissionsBoundary;
  return arn === null || isAdmin(managedStatements(arn, role, input), denies);
}

// AWS managed policies are not read. Of all of them these two decide over every action on every resource.
const AWS_POLICIES: Readonly<Record<string, string>> = {
  AdministratorAccess: '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  AWSDenyAll: '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
};

function managedStatements(arn: string, role: Role, input: FactInput): readonly Statement[] {
  if (isAwsManagedPolicy(arn)) {
    const name = arn.slice(arn.indexOf(":policy/") + ":policy/".length);
    const text = Object.hasOwn(AWS_POLICIES, name) ? AWS_POLICIES[name] : undefined;
    return text === undefined ? [] : readPolicy(text, role, "attachedPolicies").statements;
  }
  const [policy] = input.findByKey(IamManagedPolicy, { account: role.account }, ownArn, arn);
  // Detached and deleted between two pages of the list.
  return policy === undefined ? [] : readPolicy(policy.document, policy, "document").statements;
}

/** Denials of every policy count, also those of the permissions boundary itself. */
function isAdmin(statements: readonly Statement[], denies: readonly Statement[]): boolean {
  const all = [...new Set([...statements, ...denies])];
  return identityGrants({ version: "", id: "", statements: all }).some((grant) => grant.isAdmin);
}

function isDeny({ effect }: Statement): boolean {
  return effect === "Deny";
}
