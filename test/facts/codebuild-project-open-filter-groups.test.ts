import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codebuildProjectOpenFilterGroups as fact } from "../../src/facts/codebuild-project-open-filter-groups.ts";
import type { FactInput } from "../../src/facts/define.ts";
import { CodeBuildProject } from "../../src/resources/codebuild-project.ts";

interface Filter {
  readonly type: string;
  readonly pattern: string;
  readonly excludeMatchedPattern?: boolean;
}

function openGroups(...filterGroups: readonly (readonly Filter[])[]): unknown {
  const webhook = {
    active: true,
    filterGroups: filterGroups.map((group) =>
      group.map((filter) => ({ excludeMatchedPattern: false, ...filter })),
    ),
    commentApproval: "DISABLED",
    approverRoles: [],
  };
  return fact.compute({ ...CodeBuildProject.example, webhook }, {} as FactInput);
}

const event = (pattern: string, excludeMatchedPattern = false): Filter => ({
  type: "EVENT",
  pattern,
  excludeMatchedPattern,
});
const actors = (pattern: string): Filter => ({ type: "ACTOR_ACCOUNT_ID", pattern });
const opened = event("PULL_REQUEST_CREATED");

describe("filter groups that let pull requests of anybody through", () => {
  test("are told by those of their events that the author brings about", () => {
    const group = [event("push, pull_request_updated ,PULL_REQUEST_MERGED")];
    expect(openGroups(group, [event("PUSH")], [opened])).toEqual([
      "PULL_REQUEST_UPDATED",
      "PULL_REQUEST_CREATED",
    ]);
  });

  test("may leave out events instead of naming them", () => {
    expect(openGroups([event("PUSH", true)])).toEqual([
      "PULL_REQUEST_CREATED, PULL_REQUEST_UPDATED, PULL_REQUEST_REOPENED, PULL_REQUEST_CLOSED",
    ]);
  });

  test.each([
    "^1234567$",
    "^(1|2)$",
    "^(?:1|2|3)$",
    "^1$|^2$",
    "^(1|2)$|^3$",
    String.raw`^\{a-b\}$`,
  ])("are none when accounts are named whole, as by %s", (pattern) => {
    expect(openGroups([opened, actors(pattern)])).toEqual([]);
  });

  test.each(["1", "^1", "1$", "^1|2$", "^(1|2)", "^.*$", String.raw`^\d+$`, "^1$|2", "^1?$", ""])(
    "are there when a stranger's id may match, as by %j",
    (pattern) => {
      expect(openGroups([opened, actors(pattern)])).toEqual(["PULL_REQUEST_CREATED"]);
    },
  );

  test("are there whenever a pattern matches an id that it does not name", () => {
    const id = fc.stringMatching(/^[0-9]{1,4}$/);
    const piece = fc.oneof(id, fc.constantFrom("^", "$", "|", "(", ")", "(?:", ".", "*", "?"));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), id, (pieces, stranger) => {
        const pattern = pieces.join("");
        const named = new Set(pattern.match(/[0-9]+/g));
        fc.pre(!named.has(stranger) && isRegExp(pattern));
        fc.pre(new RegExp(pattern).test(stranger));
        expect(openGroups([opened, actors(pattern)])).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
