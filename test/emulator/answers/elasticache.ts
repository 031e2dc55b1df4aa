import {
  CreateReplicationGroupCommand,
  CreateServerlessCacheCommand,
  CreateUserGroupCommand,
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  DescribeServerlessCachesCommand,
  DescribeUsersCommand,
  type ServerlessCache,
} from "@aws-sdk/client-elasticache";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

/**
 * moto has no serverless caches and no user groups: these live in the emulator. Its replication groups do not say what
 * engine version they were made with, and their clusters are missing among the clusters.
 */
export function elasticacheAnswers(): Answer[] {
  const versions = new Map<string, string>();
  const groupsOfUser = new Map<string, string[]>();
  const caches = new Map<string, ServerlessCache[]>();
  return [
    answer(CreateReplicationGroupCommand, async ({ input, region, forward }) => {
      versions.set(`${region}/${input.ReplicationGroupId}`, input.EngineVersion ?? "7.1.0");
      return forward();
    }),
    answer(DescribeCacheClustersCommand, async ({ region, forward, ask }) => {
      const { CacheClusters = [] } = await forward();
      const { ReplicationGroups = [] } = await ask(DescribeReplicationGroupsCommand, {});
      const members = ReplicationGroups.flatMap(({ ReplicationGroupId, MemberClusters, Engine }) =>
        (MemberClusters ?? []).map((id) => ({
          ARN: `arn:aws:elasticache:${region}:${ACCOUNT}:cluster:${id}`,
          CacheClusterId: id,
          ReplicationGroupId,
          Engine,
          EngineVersion: versions.get(`${region}/${ReplicationGroupId}`),
        })),
      );
      return { CacheClusters: [...CacheClusters, ...members] };
    }),
    answer(CreateUserGroupCommand, ({ input, region }) => {
      const { UserGroupId = "", Engine } = input;
      const users = listed(input, "UserIds");
      for (const user of users) {
        const key = `${region}/${user}`;
        groupsOfUser.set(key, [...(groupsOfUser.get(key) ?? []), UserGroupId]);
      }
      const ARN = `arn:aws:elasticache:${region}:${ACCOUNT}:usergroup:${UserGroupId}`;
      return { ARN, UserGroupId, Engine, Status: "active", UserIds: users };
    }),
    answer(DescribeUsersCommand, async ({ region, forward }) => {
      const { Users = [] } = await forward();
      return {
        Users: Users.map((user) => ({
          ...user,
          UserGroupIds: groupsOfUser.get(`${region}/${user.UserId}`) ?? [],
        })),
      };
    }),
    answer(CreateServerlessCacheCommand, ({ input, region }) => {
      const { ServerlessCacheName, Engine, KmsKeyId, UserGroupId, Description } = input;
      const ARN = `arn:aws:elasticache:${region}:${ACCOUNT}:serverlesscache:${ServerlessCacheName}`;
      const settings = { Engine, KmsKeyId, UserGroupId, Description };
      const cache = { ARN, ServerlessCacheName, Status: "available", ...settings };
      caches.set(region, [...(caches.get(region) ?? []), cache]);
      return { ServerlessCache: cache };
    }),
    answer(DescribeServerlessCachesCommand, ({ region }) => ({
      ServerlessCaches: caches.get(region) ?? [],
    })),
  ];
}

/** The elements of a list in a request of the query protocol, of which an answer sees the flat form. */
function listed(input: object, name: string): string[] {
  return Object.entries(input).flatMap(([key, value]) =>
    key.startsWith(`${name}.`) ? String(value) : [],
  );
}
