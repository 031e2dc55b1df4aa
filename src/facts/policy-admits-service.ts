import type { ResourceIdentity } from "../model/resource.ts";
import type { Principal, Statement } from "../policy/document.ts";
import type { KnownRequest } from "../policy/request.ts";
import { allOf, decide, type Decision, not } from "./decision.ts";
import { readPolicy } from "./read-policy.ts";
import { says } from "./role-policies.ts";
import { unreadable } from "./unread.ts";

/** A call of a service, as the policy of a resource sees it. */
export interface ServiceRequest {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** What the conditions may get to see; more than one where AWS's word is not certain. */
  readonly contexts: readonly KnownRequest["context"][];
}

/**
 * Whether the resource-based policy in a field lets an AWS service in. Undecided where that hangs on a
 * condition that the service may or may not be able to meet.
 */
export function policyAdmitsService(
  text: string | null,
  holder: ResourceIdentity,
  field: string,
  { principal, action, resource, contexts }: ServiceRequest,
): Decision {
  if (text === null) return false;
  const statements = readPolicy(text, holder, field).statements.filter((statement) =>
    speaksTo(statement, principal),
  );
  const answers = contexts.map((context) => {
    const request = { action, resource, context };
    return decide(() =>
      allOf(
        () => says("Allow", statements, request, holder, field),
        () => not(says("Deny", statements, request, holder, field)),
      ),
    );
  });
  const [first = false, ...others] = answers;
  if (others.every((answer) => answer === first)) return first;
  const message = `AWS is not clear on whether ${principal} meets the conditions on its source`;
  return unreadable(holder, field, message);
}

function speaksTo({ principals, notPrincipal }: Statement, service: string): boolean {
  return principals.some((each) => isService(each, service)) !== notPrincipal;
}

function isService({ kind, value }: Principal, service: string): boolean {
  return kind === "Service" ? value === service : kind === "AWS" && value === "*";
}
