import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { didYouMean, suggest } from "../../src/rules/suggest.ts";

const KNOWN = ["policy", "policyGrants", "rotationEnabled", "state", "id", "arn"];

describe("suggestions", () => {
  test.each([
    ["polcy", "policy"],
    ["Policy", "policy"],
    ["policygrant", "policyGrants"],
    ["rotatoinEnabeld", "rotationEnabled"],
    ["staet", "state"],
    ["idd", "id"],
    ["x", undefined],
    ["zz", undefined],
    ["completely-different", undefined],
    ["", undefined],
  ])("%j means %j", (word, meant) => {
    expect(suggest(word, KNOWN)).toBe(meant);
  });

  test("are a question, or nothing", () => {
    expect(didYouMean("polcy", KNOWN)).toBe("did you mean `policy`?");
    expect(didYouMean("zzzzzz", KNOWN)).toBe("");
    expect(suggest("state", [])).toBeUndefined();
  });

  test("a known word is its own suggestion, also with one letter wrong", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("policyGrants", "rotationEnabled", "state"),
        fc.nat(4),
        fc.constantFrom("", "q", "qq"),
        (word, at, put) => {
          expect(suggest(word, KNOWN)).toBe(word);
          expect(suggest(word.slice(0, at) + put + word.slice(at + 1), KNOWN)).toBe(word);
        },
      ),
    );
  });
});
