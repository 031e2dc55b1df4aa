import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf } from "../resources/define.ts";
import { RdsDbClusterParameterGroup } from "../resources/rds-db-cluster-parameter-group.ts";
import { RdsDbParameterGroup } from "../resources/rds-db-parameter-group.ts";
import type { RdsParameter } from "../resources/rds-parameter.ts";
import type { FactInput } from "./define.ts";
import { ownId } from "./own-id.ts";
import { unreadable } from "./unread.ts";

/** What `parameterOf` reads of parameter groups. */
export const READS_OF_GROUPS = { [RdsDbParameterGroup.type]: ["parameters"] };
export const READS_OF_CLUSTER_GROUPS = { [RdsDbClusterParameterGroup.type]: ["parameters"] };

type GroupType = typeof RdsDbParameterGroup | typeof RdsDbClusterParameterGroup;

/** A parameter group that a database names; null when nobody knows of it. */
export function groupOf<T extends GroupType>(
  type: T,
  name: string,
  { account, region }: ResourceIdentity,
  input: FactInput,
): ResourceOf<T> | null {
  return input.findByKey(type, { account, region }, ownId, name)[0] ?? null;
}

/**
 * A parameter of the group that the database names in `field`. Throws when AWS did not list it: every engine version
 * that AWS still runs has those that are looked at, so its absence says nothing about how the database is set.
 */
export function parameterOf(
  group: { readonly parameters: readonly RdsParameter[] } | null,
  name: string,
  field: string,
  database: ResourceIdentity,
): RdsParameter {
  if (group === null) throw unreadable(database, field, "the parameter group is gone");
  const found = group.parameters.find((parameter) => parameter.name === name);
  if (found === undefined) {
    throw unreadable(database, field, `AWS listed no ${name} among the parameters of the group`);
  }
  return found;
}

/** Whether a value counts as on, as the engines write it. */
export function isOn(value: string): boolean {
  return /^(1|on|true|enabled)$/i.test(value);
}

/**
 * Throws when a database may still run with another value than its group has: a static parameter takes effect with a
 * reboot, and AWS does not say which parameter waits for it.
 */
export function requireInForce(
  parameter: RdsParameter,
  statuses: readonly string[],
  field: string,
  database: ResourceIdentity,
): void {
  if (!parameter.static || !statuses.includes("pending-reboot")) return;
  const message = `a change of its parameter group waits for a reboot, so ${parameter.name} may not be in force yet`;
  throw unreadable(database, field, message);
}
