import type { Condition, Identity } from "./escalation-identity.ts";
import type { EscalationPath } from "./escalation-path.ts";
import { type Permission, together } from "./permission.ts";

/** A way to every right in the account. */
export interface Escalation {
  readonly path: Pick<EscalationPath, "id" | "gain" | "reference">;
  /** ARN of the user, role, group or policy that it is done to. */
  readonly target: string;
  /** As whom the caller acts then, with the rights that this one has already; undefined where the way ends. */
  readonly as: Identity | undefined;
  readonly permission: Permission;
}

/** Whether nothing that account state does not tell stands in the way. */
export function isCertain({ permission }: Escalation): boolean {
  return permission.open.length === 0;
}

/** The way that hangs on least. */
export function leastOpen<T extends { readonly permission: Permission }>(
  ways: readonly T[],
): T | undefined {
  return ways.find(({ permission }) => permission.open.length === 0) ?? ways[0];
}

/** One way after the other. */
export function inTurn(first: Escalation, second: Escalation): Escalation {
  const policies = [...new Set([...first.permission.policies, ...second.permission.policies])];
  const open = [...new Set([...first.permission.open, ...second.permission.open])];
  const path = {
    id: idInTurn(first.path.id, second.path.id),
    gain: `${first.path.gain}, then ${second.path.gain}`,
    reference: second.path.reference,
  };
  return { path, target: second.target, as: second.as, permission: { policies, open } };
}

/** The id of two paths, one after the other. */
export function idInTurn(first: string, second: string): string {
  return `${first} + ${second}`;
}

/** The same way, if it leads to an administrator. */
export function conditional(way: Escalation, administrator: Condition): Escalation[] {
  const permission =
    administrator && together([way.permission, { policies: [], open: administrator }]);
  return permission === undefined ? [] : [{ ...way, permission }];
}
