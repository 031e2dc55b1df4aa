import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, padEnd, truncate, wrap } from "../../src/render/display-width.ts";
import { visible } from "../../src/render/text.ts";
import { hostileText } from "./hostile-text.ts";

describe("display width", () => {
  it.each([
    ["abc", 3],
    ["日本", 4],
    ["한글", 4],
    ["ｆｕ", 4],
    ["e\u0301", 1],
    ["😀", 2],
    ["❤\ufe0f", 2],
    ["אבג", 3],
  ])("of %s is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it("truncates by columns, not by characters", () => {
    expect(truncate("日本語テスト", 12)).toBe("日本語テスト");
    expect(truncate("日本語テスト", 8)).toBe("日本語…");
    expect(truncate("abc", 0)).toBe("");
    expect(padEnd("日本", 6)).toBe("日本  ");
  });

  it("wraps at spaces and cuts only what is wider than a line", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("abcdefghij x", 5)).toEqual(["abcd…", "x"]);
    expect(wrap("", 5)).toEqual([]);
  });

  it("never gives a line wider than asked", () => {
    fc.assert(
      fc.property(hostileText.map(visible), fc.integer({ min: 2, max: 90 }), (text, width) => {
        expect(displayWidth(truncate(text, width))).toBeLessThanOrEqual(width);
        for (const line of wrap(text, width)) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
