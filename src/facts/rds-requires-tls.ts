import type { ResourceIdentity } from "../model/resource.ts";
import { type RdsParameter, tlsParameterOf } from "../resources/rds-parameter.ts";
import { isOn, parameterOf, requireInForce } from "./rds-parameters.ts";

/**
 * Lowest major version of each engine that demands TLS unless it is told otherwise, as the user guides of RDS and
 * Aurora say.
 */
const DEMANDED_SINCE: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  postgres: [15, 0],
  "aurora-postgresql": [17, 0],
  "aurora-mysql": [8, 4],
  mariadb: [11, 8],
};

/** A database whose parameter group may demand TLS. */
interface Database extends ResourceIdentity {
  readonly engine: string;
  readonly engineVersion: string;
}

/** Whether the server refuses connections without TLS; false for engines without such a parameter. */
export function requiresTls(
  database: Database,
  group: { readonly parameters: readonly RdsParameter[] } | null,
  statuses: readonly string[],
  field: string,
): boolean {
  const name = tlsParameterOf(database.engine);
  if (name === null) return false;
  const parameter = parameterOf(group, name, field, database);
  const demanded = parameter.value === null ? isDefault(database) : isOn(parameter.value);
  if (demanded) requireInForce(parameter, statuses, field, database);
  return demanded;
}

function isDefault({ engine, engineVersion }: Database): boolean {
  const since = DEMANDED_SINCE[engine];
  if (since === undefined) return false;
  const [major = 0, minor = 0] = engineVersion.split(".").map(Number);
  return major > since[0] || (major === since[0] && minor >= since[1]);
}
