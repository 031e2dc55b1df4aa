import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { ElastiCacheReplicationGroup } from "../../src/resources/elasticache-replication-group.ts";
import { ElastiCacheUser } from "../../src/resources/elasticache-user.ts";
import { snapshot } from "../support/small-snapshot.ts";

const group = { ...ElastiCacheReplicationGroup.example, userGroupIds: ["apps", "admins"] };

function passwordlessUsers(...users: readonly object[]) {
  const made = users.map((user, at) => ({
    ...ElastiCacheUser.example,
    arn: `${ElastiCacheUser.example.arn}-${at}`,
    authentication: "no-password",
    accessString: "on ~* +@all",
    userGroupIds: ["apps"],
    ...user,
  }));
  const store = new SnapshotStore(snapshot([group, ...made], []), FACTS);
  return store.resources(group.type)[0]?.["passwordlessUsers"];
}

test.each([
  ["on ~* +@all", true],
  ["ON ~* +@ALL", true],
  ["on ~* allcommands", true],
  ["on ~app:* -@all +get", true],
  ["off on ~* +@all", true],
  ["on +@all -@dangerous ~*", true],
  ["off ~* +@all", false],
  ["on off ~* +@all", false],
  ["~* +@all", false],
  ["on ~* -@all", false],
  ["on ~* +@all nocommands", false],
  ["on ~*", false],
  ["", false],
])("a user with the access string '%s'", (accessString, open) => {
  expect(passwordlessUsers({ accessString })).toEqual(open ? ["app"] : []);
});

test("users of every group count, once for each name, and those of other groups do not", () => {
  expect(
    passwordlessUsers(
      { name: "b", userGroupIds: ["apps", "admins"] },
      { name: "a", userGroupIds: ["admins"] },
      { name: "c", userGroupIds: ["others"] },
      { name: "d", userGroupIds: [] },
    ),
  ).toEqual(["a", "b"]);
});

test.each(["password", "iam"])("a user who logs in by %s is none", (authentication) => {
  expect(passwordlessUsers({ authentication })).toEqual([]);
});
