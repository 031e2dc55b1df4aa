import type { DBCluster, DBInstance, DBMajorEngineVersion } from "@aws-sdk/client-rds";
import type { RdsDbCluster } from "../resources/rds-db-cluster.ts";
import type { RdsDbInstance } from "../resources/rds-db-instance.ts";
import type { RdsContext } from "./rds-calls.ts";
import { iso } from "./shape.ts";

/** Engines whose versions have an announced end of support. */
const DATED_ENGINES = /^(mysql|mariadb|postgres|aurora-mysql|aurora-postgresql)$/;

/**
 * End of the standard support of an engine version, of what DescribeDBMajorEngineVersions lists; null when AWS names no
 * end, undefined when it does not know the version.
 */
function standardSupportEnd(
  versions: readonly DBMajorEngineVersion[],
  engine: string,
  version: string,
): string | null | undefined {
  // 8.0 and 8.4 are majors of MySQL, 16 is one of PostgreSQL.
  const [major] = versions
    .filter(({ Engine, MajorEngineVersion: name = "" }) => {
      return Engine === engine && `${version}.`.startsWith(`${name}.`);
    })
    .sort((a, b) => (b.MajorEngineVersion ?? "").length - (a.MajorEngineVersion ?? "").length);
  const standard = major?.SupportedEngineLifecycles?.find(
    ({ LifecycleSupportName }) => LifecycleSupportName === "open-source-rds-standard-support",
  );
  return major && iso(standard?.LifecycleSupportEndDate);
}

/** Tells when the standard support of the engine version of a database ends. */
export type SupportReader = (
  type: typeof RdsDbInstance | typeof RdsDbCluster,
  arn: string,
  database: DBInstance | DBCluster,
) => Promise<string | null | undefined>;

/** Reads the table of versions once, when the first database of such an engine comes along. */
export function supportReader(context: RdsContext): SupportReader {
  const read = () =>
    context.readAll("DescribeDBMajorEngineVersions", {}, (output) => output.DBMajorEngineVersions);
  let versions: ReturnType<typeof read> | undefined;
  return async (type, arn, { Engine = "", EngineVersion = "" }) => {
    if (!DATED_ENGINES.test(Engine)) return null;
    if (!context.wants(type, "standardSupportEndsAt")) return undefined;
    versions ??= read();
    const known = await versions;
    if (!known) return undefined;
    const end = standardSupportEnd(known, Engine, EngineVersion);
    if (end === undefined) {
      const message = `AWS does not list ${Engine} ${EngineVersion}`;
      const place = { type, field: "standardSupportEndsAt", arn };
      const failure = { name: "UnknownEngineVersion", message };
      context.unread("DescribeDBMajorEngineVersions", place, "", failure);
    }
    return end;
  };
}
