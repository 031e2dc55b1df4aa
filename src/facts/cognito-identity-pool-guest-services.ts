import { z } from "zod";
import { identityGrants, type Statement } from "../policy/index.ts";
import { CognitoIdentityPool } from "../resources/cognito-identity-pool.ts";
import type { ResourceOf } from "../resources/define.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import { IamRole } from "../resources/iam-role.ts";
import { isAwsManagedPolicy } from "./aws-managed-policies.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { readPolicy } from "./read-policy.ts";
import { unreadable } from "./unread.ts";

type Role = ResourceOf<typeof IamRole>;

// What the console gave to every new role for guests.
const USUAL = new Set(["cognito-sync", "mobileanalytics"]);

export const cognitoIdentityPoolGuestServices = defineFact({
  on: CognitoIdentityPool,
  name: "guestServices",
  schema: z
    .array(z.string())
    .describe(
      "Services that the role of guests may use whole, on all their resources; `*` for an administrator; empty without a role",
    ),
  reads: {
    [CognitoIdentityPool.type]: ["guestRoleArn"],
    [IamRole.type]: ["inlinePolicies", "attachedPolicies", "permissionsBoundary"],
    [IamManagedPolicy.type]: ["document"],
  },
  compute({ account, guestRoleArn: arn }, input) {
    if (arn === null) return [];
    const [role] = input.findByKey(IamRole, { account }, ownArn, arn);
    return role === undefined ? [] : wholeServices(role, input);
  },
});

function wholeServices(role: Role, input: FactInput): string[] {
  const own = role.attachedPolicies.filter((arn) => !isAwsManagedPolicy(arn));
  const statements = [
    ...role.inlinePolicies.flatMap(
      ({ document }) => readPolicy(document, role, "inlinePolicies").statements,
    ),
    ...own.flatMap((arn) => managedStatements(arn, role, input)),
  ];
  const services = new Set([...granted(statements), ...ofAws(role.attachedPolicies)]);
  for (const usual of USUAL) services.delete(usual);
  const found = services.has("*") ? ["*"] : [...services].sort();
  if (found.length > 0 && role.permissionsBoundary !== null) {
    throw unreadable(role, "permissionsBoundary", "what its permissions boundary leaves is open");
  }
  const unknown = role.attachedPolicies.find((arn) => isAwsManagedPolicy(arn));
  if (found.length === 0 && unknown !== undefined) {
    throw unreadable(role, "attachedPolicies", `what ${unknown} allows is not collected`);
  }
  return found;
}

function managedStatements(arn: string, { account }: Role, input: FactInput): readonly Statement[] {
  const [policy] = input.findByKey(IamManagedPolicy, { account }, ownArn, arn);
  // Detached and deleted between two pages of the list.
  return policy === undefined ? [] : readPolicy(policy.document, policy, "document").statements;
}

function granted(statements: readonly Statement[]): string[] {
  return identityGrants({ version: "", id: "", statements })
    .filter(({ conditional }) => !conditional)
    .flatMap((grant) => (grant.isAdmin ? ["*"] : grant.wholeServices));
}

// The texts of AWS managed policies are not read; these speak for themselves.
const WHOLE_BY_POLICY: Readonly<Record<string, string>> = {
  AdministratorAccess: "*",
  AmazonDynamoDBFullAccess: "dynamodb",
  AmazonS3FullAccess: "s3",
  PowerUserAccess: "*",
};

function ofAws(policies: readonly string[]): string[] {
  return policies.filter(isAwsManagedPolicy).flatMap((arn) => {
    const name = arn.slice(arn.indexOf(":policy/") + ":policy/".length);
    return WHOLE_BY_POLICY[name] ?? [];
  });
}
