import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip, count, grouped, sentence, visible } from "../../src/render/text.ts";
import { hostileText } from "./hostile-text.ts";

describe("visible", () => {
  it.each([
    ["plain – né 日本 😀", "plain – né 日本 😀"],
    ["a\u202eb", "a[U+202E]b"],
    ["\u001b[31m", "[U+001B][31m"],
    ["a\r\nb", "a[U+000D][U+000A]b"],
    ["\u{e0041}", "[U+E0041]"],
    ["\ud83d!", "[U+D83D]!"],
  ])("shows %j as %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("leaves no invisible character in any text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe("clip", () => {
  it("cuts to the length and never inside a character", () => {
    expect(clip("abcdef", 6)).toBe("abcdef");
    expect(clip("abcdefg", 6)).toBe("abcde…");
    expect(clip("abcd😀fg", 6)).toBe("abcd…");
    expect(clip("abc😀efg", 6)).toBe("abc😀…");
  });

  it("keeps to its length and makes no lone surrogate", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 2, max: 20 }), (text, max) => {
        expect(clip(text, max).length).toBeLessThanOrEqual(max);
        expect(clip(text, max)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe("sentence, count and grouped", () => {
  it.each([
    ["a key", "a key."],
    ["done. ", "done."],
    ["why?", "why?"],
    ["", ""],
  ])("ends %j as %j", (text, ended) => {
    expect(sentence(text)).toBe(ended);
  });

  it("counts", () => {
    expect([count(1, "result"), count(0, "result")]).toEqual(["1 result", "0 results"]);
    expect(grouped(1_234_567)).toBe("1,234,567");
  });
});
