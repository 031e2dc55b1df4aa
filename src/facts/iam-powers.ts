import { administratorBy } from "../policy/administrator.ts";
import type { Caller } from "../policy/caller.ts";
import type { Condition } from "../policy/escalation-identity.ts";
import type { Statement } from "../policy/index.ts";
import type { NamedPolicy } from "../policy/permission.ts";
import { Permissions } from "../policy/permissions.ts";
import { isAwsManagedPolicy } from "./aws-managed-policies.ts";

/** What a user or role may do by its policies, without and within its permissions boundary. */
export function powersOf(
  caller: Caller,
  policies: readonly NamedPolicy[],
  boundary: { readonly arn: string; readonly policy: NamedPolicy } | null,
) {
  const unbounded = new Permissions({ caller, policies, boundary: null });
  const unboundedAdministrator = administratorBy(statementsOf(policies), caller);
  const unread = [...policies, ...(boundary === null ? [] : [boundary.policy])]
    .filter(({ statements }) => statements === null)
    .map(({ name }) => name);
  const common = { caller, unbounded, unboundedAdministrator, unread };
  if (boundary === null) {
    const administrator = unboundedAdministrator;
    return { ...common, permissions: unbounded, administrator, boundary: null };
  }
  const { arn, policy } = boundary;
  const within = administratorBy(statementsOf([policy]), caller);
  return {
    ...common,
    permissions: new Permissions({ caller, policies, boundary: policy }),
    administrator: both(within, unboundedAdministrator),
    boundary: { arn, own: !isAwsManagedPolicy(arn), administrator: within },
  };
}

/** The statements of policies whose text is known. */
export function statementsOf(policies: readonly NamedPolicy[]): Statement[] {
  return policies.flatMap(({ statements }) => statements ?? []);
}

function both(a: Condition, b: Condition): Condition {
  return a && b && [...new Set([...a, ...b])];
}
