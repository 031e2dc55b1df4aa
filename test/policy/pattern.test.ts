import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesPattern, patternCovers, patternsOverlap } from "../../src/policy/pattern.ts";

/** The definition, by recursion; exponential, so for short texts only. */
function reference(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const rest = pattern.slice(1);
  if (pattern.startsWith("*")) {
    return reference(rest, text) || (text !== "" && reference(pattern, text.slice(1)));
  }
  if (text === "") return false;
  return (pattern.startsWith("?") || pattern[0] === text[0]) && reference(rest, text.slice(1));
}

const patterns = fc
  .array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 7 })
  .map((l) => l.join(""));
const texts = fc.array(fc.constantFrom("a", "b"), { maxLength: 7 }).map((l) => l.join(""));

/** Every text of the two letters up to five characters. */
const ALL_TEXTS = [""];
for (let i = 0; i < 31; i++) ALL_TEXTS.push(`${ALL_TEXTS[i]}a`, `${ALL_TEXTS[i]}b`);

test.each([
  ["*", "", true],
  ["kms:*Key*", "kms:PutKeyPolicy", true],
  ["kms:*Key*", "kms:Decrypt", false],
  ["kms:Decryp?", "kms:Decrypt", true],
  ["kms:Decrypt?", "kms:Decrypt", false],
  ["a*b*c", "a1b2b3c", true],
  ["[a-z]+", "abc", false],
  ["a.c", "abc", false],
])("%s on %j is %s", (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

describe("properties", () => {
  test("matching equals its definition", () => {
    fc.assert(
      fc.property(patterns, texts, (p, t) => matchesPattern(p, t) === reference(p, t)),
      { numRuns: 2000 },
    );
  });

  test("what covers a pattern matches all that it matches", () => {
    fc.assert(
      fc.property(patterns, patterns, (outer, inner) => {
        fc.pre(patternCovers(outer, inner));
        return ALL_TEXTS.every((t) => !reference(inner, t) || reference(outer, t));
      }),
    );
  });

  test("a pattern covers itself, and * covers everything", () => {
    fc.assert(fc.property(patterns, (p) => patternCovers(p, p) && patternCovers("*", p)));
  });

  test("patterns that match one text overlap, and the reverse", () => {
    fc.assert(
      fc.property(patterns, patterns, (a, b) => {
        const common = ALL_TEXTS.some((t) => reference(a, t) && reference(b, t));
        // A common text longer than five letters is not among those tried.
        return common ? patternsOverlap(a, b) : !patternsOverlap(a, b) || a.length + b.length > 5;
      }),
      { numRuns: 2000 },
    );
  });

  test("overlap does not depend on the order", () => {
    fc.assert(
      fc.property(patterns, patterns, (a, b) => patternsOverlap(a, b) === patternsOverlap(b, a)),
    );
  });
});

test("a pattern made to backtrack ends", () => {
  expect(matchesPattern("*a".repeat(500) + "b", "a".repeat(5000))).toBe(false);
});
