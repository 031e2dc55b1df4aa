import type { ResourceIdentity } from "../model/resource.ts";
import type { Principal, Statement } from "../policy/document.ts";
import type { KnownRequest } from "../policy/request.ts";
import { allOf, anyOf, decide, type Decision, not } from "./decision.ts";
import { readPolicy } from "./read-policy.ts";
import { says } from "./role-policies.ts";
import { unreadable, UnreadError } from "./unread.ts";

type Context = KnownRequest["context"];

/** An AWS service that calls in its own name, as policies see it. */
export interface ServiceCalls {
  /** Every service principal that stands for it, such as logs.us-east-1.amazonaws.com. */
  readonly principals: readonly string[];
  /** What conditions get to see: the condition keys in lower case. */
  readonly contexts: readonly Context[];
  /**
   * What several contexts are: forms of the call, of which one that is let in is enough; or guesses, because AWS's
   * word is not certain, so that only what holds for all of them is.
   */
  readonly contextsAre: "forms" | "guesses";
  /** It may also call in the name of whoever calls it, which a condition on kms:ViaService allows. */
  readonly onBehalf?: boolean;
}

/** A call of a service on a resource. */
export interface ServiceRequest extends ServiceCalls {
  readonly action: string;
  readonly resource: string;
}

/**
 * Whether the resource-based policy in a field lets an AWS service in. Undecided where that hangs on a
 * condition that the service may or may not be able to meet.
 */
export function policyAdmitsService(
  text: string | null,
  holder: ResourceIdentity,
  field: string,
  request: ServiceRequest,
): Decision {
  if (text === null) return false;
  const { action, resource, contexts, contextsAre } = request;
  const statements = readPolicy(text, holder, field).statements.filter((statement) =>
    speaksTo(statement, request),
  );
  const admits = contexts.map((context) => (): Decision => {
    const policySays = (effect: Statement["effect"]) =>
      says(effect, statements, { action, resource, context }, holder, field);
    return allOf(
      () => policySays("Allow"),
      () => not(policySays("Deny")),
    );
  });
  if (contextsAre === "forms") return anyOf(...admits);
  const [first = false, ...others] = admits.map(decide);
  if (others.every((other) => isAlike(other, first))) return first;
  const message = `AWS is not clear on whether ${request.principals.join(" or ")} meets the conditions on its source`;
  return unreadable(holder, field, message);
}

function isAlike(one: Decision, other: Decision): boolean {
  return one === other || (one instanceof UnreadError && other instanceof UnreadError);
}

function speaksTo(statement: Statement, { principals, onBehalf }: ServiceCalls): boolean {
  const through =
    onBehalf === true && statement.conditions.some(({ name }) => name === "kms:viaservice");
  const names = ({ kind, value }: Principal) =>
    kind === "Service"
      ? principals.includes(value)
      : // A star is everybody, AWS services among them.
        kind === "AWS" && (value === "*" || through);
  return statement.principals.some(names) !== statement.notPrincipal;
}
