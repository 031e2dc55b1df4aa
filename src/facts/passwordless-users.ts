import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { ElastiCacheReplicationGroup } from "../resources/elasticache-replication-group.ts";
import { ElastiCacheServerlessCache } from "../resources/elasticache-serverless-cache.ts";
import { ElastiCacheUser } from "../resources/elasticache-user.ts";
import { MemoryDbCluster } from "../resources/memorydb-cluster.ts";
import { MemoryDbUser } from "../resources/memorydb-user.ts";
import { defineFact, type Fact } from "./define.ts";

const SCHEMA = z
  .array(z.string())
  .describe("Names of users who may connect without a password and may run commands then");

function passwordlessUsersFact(
  on: typeof ElastiCacheReplicationGroup | typeof ElastiCacheServerlessCache,
): Fact {
  return defineFact({
    on,
    name: "passwordlessUsers",
    schema: SCHEMA,
    reads: {
      [on.type]: ["userGroupIds"],
      [ElastiCacheUser.type]: ["authentication", "accessString", "userGroupIds"],
    },
    compute({ account, region, userGroupIds }, input) {
      const users = userGroupIds.flatMap((group) => [
        ...input.findByKey(ElastiCacheUser, { account, region }, groupsOf, group),
      ]);
      return namesOf(users);
    },
  });
}

export const elasticacheReplicationGroupPasswordlessUsers = passwordlessUsersFact(
  ElastiCacheReplicationGroup,
);
export const elasticacheServerlessCachePasswordlessUsers = passwordlessUsersFact(
  ElastiCacheServerlessCache,
);

export const memorydbClusterPasswordlessUsers = defineFact({
  on: MemoryDbCluster,
  name: "passwordlessUsers",
  schema: SCHEMA,
  reads: {
    [MemoryDbCluster.type]: ["aclName"],
    [MemoryDbUser.type]: ["authentication", "accessString", "aclNames"],
  },
  compute: ({ account, region, aclName }, input) =>
    namesOf(input.findByKey(MemoryDbUser, { account, region }, aclsOf, aclName)),
});

function groupsOf({ userGroupIds }: ResourceOf<typeof ElastiCacheUser>): readonly string[] {
  return userGroupIds;
}

function aclsOf({ aclNames }: ResourceOf<typeof MemoryDbUser>): readonly string[] {
  return aclNames;
}

interface User {
  readonly name: string;
  readonly authentication: string;
  readonly accessString: string;
}

function namesOf(users: readonly User[]): string[] {
  const open = users.filter(
    ({ authentication, accessString }) =>
      authentication === "no-password" && mayRunCommands(accessString),
  );
  return [...new Set(open.map(({ name }) => name))].sort();
}

// Neither on nor off means off, and a user begins without any command.
function mayRunCommands(accessString: string): boolean {
  const words = accessString.toLowerCase().split(/\s+/);
  const isOn = words.findLast((word) => word === "on" || word === "off") === "on";
  const commands = words.filter((word) => /^([+-]|(all|no)commands$)/.test(word));
  const reset = commands.findLastIndex((word) => word === "-@all" || word === "nocommands");
  return isOn && commands.slice(reset + 1).some((word) => !word.startsWith("-"));
}
