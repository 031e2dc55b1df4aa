import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rulePage } from "../../src/cli/rule-page.ts";
import { builtIn } from "../support/rules.ts";

const REPOSITORY = "https://github.com/example/keelson";

describe("the page of a rule", () => {
  test.each([REPOSITORY, `${REPOSITORY}/`, `${REPOSITORY}#readme`, `${REPOSITORY}.git`])(
    "stands in the repository %s",
    (homepage) => {
      expect(rulePage(homepage, "kms-key-pending-deletion")).toBe(
        `${REPOSITORY}/blob/HEAD/docs/rules/kms-key-pending-deletion.md`,
      );
    },
  );

  test.each([
    undefined,
    "",
    "https://keelson.example.com",
    "http://github.com/example/keelson",
    "https://github.com/example",
    `${REPOSITORY}/tree/main`,
    "https://github.com.example.com/example/keelson",
  ])("is not guessed from the home page %s", (homepage) => {
    expect(rulePage(homepage, "kms-key-pending-deletion")).toBeUndefined();
  });

  test("exists for every built-in rule", () => {
    const missing = builtIn.rules
      .map(({ id }) => rulePage(REPOSITORY, id)?.split("/blob/HEAD/")[1] ?? id)
      .filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });
});
