import type { Statement } from "./document.ts";

/** Far above any policy that AWS stores, and low enough to be judged in a second or so. */
const MAX_ALLOWED = 5_000_000;
const MAX_COMPARED = 400_000_000;

/**
 * Would it take too long to judge these statements? Every Allow is judged for each of its
 * principals, against every Deny; a document made for the purpose could take hours.
 */
export function isTooLarge(statements: readonly Statement[]): boolean {
  let allowed = 0;
  let denied = 0;
  for (const statement of statements) {
    const length = lengthOf(statement);
    const principals = Math.max(statement.principals.length, 1);
    if (statement.effect === "Deny") denied += length + 10 * principals;
    else allowed += length * principals;
  }
  return allowed > MAX_ALLOWED || allowed * denied > MAX_COMPARED;
}

function lengthOf(statement: Statement): number {
  const { actions, notActions, resources, notResources, conditions } = statement;
  const lists = [actions, notActions, resources, notResources, ...conditions.map((c) => c.values)];
  let length = 20 * conditions.length + 20;
  for (const list of lists) for (const text of list) length += text.length + 2;
  return length;
}
