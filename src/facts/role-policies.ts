import type { Gap } from "../model/gap.ts";
import type { Statement } from "../policy/index.ts";
import { speaksOf, type KnownRequest } from "../policy/request.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf } from "../resources/define.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import type { IamRole } from "../resources/iam-role.ts";
import { keyUseByAwsManagedPolicy, isAwsManagedPolicy } from "./aws-managed-policies.ts";
import { anyOf, type Decision } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { readPolicy } from "./read-policy.ts";
import { UnreadError, unreadable } from "./unread.ts";

type Effect = Statement["effect"];
type Role = ResourceOf<typeof IamRole>;

/** What statements of one field of a resource say of a request; undecided where a condition leaves it open. */
export function says(
  effect: Effect,
  statements: readonly Statement[],
  request: KnownRequest,
  holder: ResourceIdentity,
  field: string,
): Decision {
  const questions = statements
    .filter((statement) => statement.effect === effect)
    .map((statement) => (): Decision => {
      const answer = speaksOf(statement, request);
      if (typeof answer === "boolean") return answer;
      const keys = answer.join(", ");
      return unreadable(holder, field, `account state does not tell what ${keys} will be`);
    });
  return anyOf(...questions);
}

/** Whether the policies of a role allow (or deny) it to use a KMS key. */
export function policiesSay(
  effect: Effect,
  role: Role,
  request: KnownRequest,
  input: FactInput,
): Decision {
  const { inlinePolicies, attachedPolicies } = role;
  const inline = inlinePolicies.map(
    ({ document }) =>
      () =>
        says(
          effect,
          readPolicy(document, role, "inlinePolicies").statements,
          request,
          role,
          "inlinePolicies",
        ),
  );
  const attached = attachedPolicies.map(
    (arn) => () => managedPolicySays(effect, arn, request, role, input),
  );
  return anyOf(...inline, ...attached);
}

/** The same of the role's permissions boundary; a role without one is allowed everything by it. */
export function boundarySays(
  effect: Effect,
  role: Role,
  request: KnownRequest,
  input: FactInput,
): Decision {
  const { permissionsBoundary: arn } = role;
  return arn === null ? effect === "Allow" : managedPolicySays(effect, arn, request, role, input);
}

function managedPolicySays(
  effect: Effect,
  arn: string,
  request: KnownRequest,
  role: Role,
  input: FactInput,
): Decision {
  if (isAwsManagedPolicy(arn)) return awsPolicySays(effect, arn, role);
  const scope = { account: role.account };
  const [policy] = input.findByKey(IamManagedPolicy, scope, ownArn, arn);
  // Detached and deleted between two pages of the list.
  if (policy === undefined) return false;
  const { statements } = readPolicy(policy.document, policy, "document");
  return says(effect, statements, request, policy, "document");
}

function awsPolicySays(effect: Effect, arn: string, role: Role): Decision {
  const known = keyUseByAwsManagedPolicy(arn);
  // The few policies of AWS that deny are in the list.
  if (effect === "Deny") return known === "denies";
  return known === undefined ? new UnreadError([textNotRead(arn, role)]) : known === "allows";
}

function textNotRead(arn: string, { account, region }: Role): Gap {
  return {
    type: IamManagedPolicy.type,
    account,
    region,
    arn,
    field: "document",
    service: "iam",
    operation: "",
    permission: "",
    reason: "not-collected",
    message: `the text of the AWS managed policy ${arn} is not collected`,
  };
}
