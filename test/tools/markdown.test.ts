import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anchor,
  code,
  codeBlock,
  page,
  prose,
  section,
  table,
} from "../../.tools/generate/markdown.ts";

describe("prose", () => {
  test.each([
    ["kms:* on *", "kms:\\* on \\*"],
    ["Grants[].GranteePrincipal", "Grants\\[\\].GranteePrincipal"],
    ["<script>", "\\<script\\>"],
    ["AWS_KMS and _this_", "AWS_KMS and \\_this\\_"],
    ["&lt; & more", "&amp;lt; & more"],
    ["- no list\n# no heading\n1. no number", "\\- no list\n\\# no heading\n1\\. no number"],
    ["1.10 and -1", "1.10 and -1"],
    ["`a*b` is code, ` is not", "`a*b` is code, \\` is not"],
  ])("%j becomes %j", (text, shown) => {
    expect(prose(text)).toBe(shown);
  });
});

describe("code", () => {
  test("a fence is longer than every run of backticks in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "a", "\n", "~") }), (text) => {
        const [first = "", ...rest] = codeBlock("sh", text).split("\n");
        const fence = /^`+/.exec(first)?.[0] ?? "";
        expect(rest.pop()).toBe(fence);
        expect(rest.join("\n")).toBe(text.trimEnd());
        expect(text).not.toContain(fence);
      }),
    );
  });

  test("backticks at the edge keep their distance", () => {
    expect(code("a`b")).toBe("``a`b``");
    expect(code("`a`")).toBe("`` `a` ``");
  });
});

test("a table keeps each row on its line and each cell in its column", () => {
  expect(table(["Name", "Type"], [["`a|b`", "one\ntwo"]])).toBe(
    "| Name | Type |\n| --- | --- |\n| `a\\|b` | one two |",
  );
  expect(table(["Name"], [])).toBe("");
});

test("a page leaves out what is empty, with its heading", () => {
  expect(page("# Title", undefined, section("## Nothing", ""), "end")).toBe("# Title\n\nend\n");
});

test("anchors are those of GitHub", () => {
  expect(anchor("AWS::KMS::Key")).toBe("awskmskey");
  expect(anchor("account.region")).toBe("accountregion");
});
