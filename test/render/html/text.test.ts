import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareControls } from "../../../src/render/html/framework-view.ts";
import {
  clip,
  isWebAddress,
  jsonForScript,
  visible,
  wholeNumber,
} from "../../../src/render/html/text.ts";

describe("visible", () => {
  it("spells out bidi controls and invisible characters, and leaves the rest", () => {
    expect(visible("invoice\u202Efdp.exe")).toBe("invoice[U+202E]fdp.exe");
    expect(visible("a\u200Bb\u0000c\u2028d\uFEFF")).toBe("a[U+200B]b[U+0000]c[U+2028]d[U+FEFF]");
    expect(visible("Größe שלום 👩‍💻\n\tend")).toBe("Größe שלום 👩‍💻\n\tend");
  });
});

describe("clip", () => {
  it("keeps short texts and never cuts a character in two", () => {
    expect(clip("abc", 3)).toBe("abc");
    expect(clip("abcd", 3)).toBe("abc…");
    expect(clip("ab👍d", 3)).toBe("ab…");
  });
});

describe("jsonForScript", () => {
  it("keeps the value and holds nothing that could end the element", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        const data = [value, text, "</script><!--\u2028\u2029"];
        const json = jsonForScript(data);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(json).not.toMatch(/[<\u2028\u2029]/);
      }),
    );
  });
});

describe("isWebAddress", () => {
  it("accepts https and nothing else", () => {
    expect(isWebAddress("https://docs.aws.amazon.com/kms/")).toBe(true);
    for (const text of [
      "javascript:alert(1)",
      " JaVaScRiPt:0",
      "data:text/html,x",
      "http://a",
      "x",
    ]) {
      expect(isWebAddress(text), text).toBe(false);
    }
  });
});

describe("wholeNumber", () => {
  it("groups by three", () => {
    expect([0, 999, 1000, 1234567].map(wholeNumber)).toEqual([
      "0",
      "999",
      "1\u202F000",
      "1\u202F234\u202F567",
    ]);
  });
});

describe("compareControls", () => {
  it("orders by the numbers inside", () => {
    const ids = ["3.10", "AC-6", "3.9", "1.11", "AC-4", "1.2", "IA-2(10)", "IA-2(1)"];
    expect(ids.sort(compareControls)).toEqual([
      "1.2",
      "1.11",
      "3.9",
      "3.10",
      "AC-4",
      "AC-6",
      "IA-2(1)",
      "IA-2(10)",
    ]);
  });
});
