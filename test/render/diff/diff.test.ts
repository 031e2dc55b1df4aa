import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffReports } from "../../../src/engine/diff.ts";
import { Diff } from "../../../src/model/diff.ts";
import { displayWidth } from "../../../src/render/display-width.ts";
import { renderDiffJson } from "../../../src/render/diff/json.ts";
import { renderDiffMarkdown } from "../../../src/render/diff/markdown.ts";
import { renderDiffText } from "../../../src/render/diff/text.ts";
import { hostileText } from "../hostile-text.ts";
import { finding, resource, rule, smallReport } from "../small-report.ts";

const other = rule({ id: "brand-new", title: "Brand new rule" });
const at = (id: string, name = id) => ({ resource: resource({ id, name }), fingerprint: id });
const before = smallReport({
  findings: [
    finding(at("changes")),
    finding(at("fixed")),
    finding(at("hidden")),
    finding({ ...at("resolved"), status: "unknown" }),
  ],
});
const after = smallReport({
  rules: [rule(), other],
  findings: [
    finding(at("fresh")),
    finding({ ...at("changes"), severity: "critical" }),
    finding({ ...at("hidden"), status: "unknown" }),
    finding({ ...at("resolved"), status: "pass" }),
    finding({ ...at("apart"), rule: other.id }),
  ],
});
const diff = diffReports(before, after);

describe("a diff as text", () => {
  const text = renderDiffText(diff, { color: false, width: 80 });

  test("says it all in words", () => {
    expect(text).toBe(`keelson diff · account 123456789012
  old  2026-11-21 14:05 UTC
  new  2026-11-21 14:05 UTC

  1 new   1 now unknown   1 resolved   1 changed   1 fixed

New
  medium         Key does not rotate
                 fresh · eu-west-1

Now unknown (not fixed)
  medium         Key does not rotate
                 hidden · eu-west-1 · fails → unknown

Unknown before, decided now
  medium         Key does not rotate
                 resolved · eu-west-1 · unknown → passes

Changed
  critical       Key does not rotate
                 changes · eu-west-1 · severity medium → critical

Fixed
  medium         Key does not rotate
                 fixed · eu-west-1

Rules that only the newer report has · compared with nothing
  medium         Brand new rule
                 1 failed, 0 unknown
`);
  });

  test("adds why the command fails", () => {
    const failed = renderDiffText(diff, { color: false, width: 80, failure: "1 new failure" });
    expect(failed).toMatch(/\n\nFailed: 1 new failure\n$/);
  });

  test("stays in its width and keeps control characters out, whatever the names", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, title) => {
        const report = smallReport({
          rules: [rule({ title })],
          findings: [finding(at("x", name))],
        });
        const shown = renderDiffText(diffReports(smallReport({ findings: [] }), report), {
          color: false,
          width: 80,
        });
        expect(shown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        for (const line of shown.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe("a diff as Markdown", () => {
  test("has a table for every list", () => {
    const text = renderDiffMarkdown(diff);
    for (const title of ["New: 1", "Fixed: 1", "Changed: 1", "Now unknown (not fixed): 1"])
      expect(text).toContain(`### ${title}\n`);
    expect(text).toContain("| New | Now unknown | Resolved | Changed | Fixed |\n");
    expect(text).toContain("| critical | Key does not rotate | `changes`<br>");
    expect(text).toContain("### Rules that only the newer report has: 1\n");
  });

  test("keeps every name in its cell", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, title) => {
        const report = smallReport({
          rules: [rule({ title })],
          findings: [finding(at("x", name))],
        });
        const text = renderDiffMarkdown(diffReports(smallReport({ findings: [] }), report));
        const rows = text.split("\n").filter((line) => line.startsWith("| medium"));
        expect(rows).toHaveLength(1);
        expect(rows[0]?.split("|")).toHaveLength(7);
        // In a code span nothing is markup.
        const plain = text.replaceAll(/`[^`\n]*`/g, "");
        expect(plain).not.toMatch(/<(?!br>|code>|\/code>|!-- -->)/);
      }),
    );
  });

  test("says what found no room", () => {
    const findings = Array.from({ length: 2000 }, (_, index) => finding(at(`key-${index}`)));
    const large = diffReports(smallReport({ findings: [] }), smallReport({ findings }));
    const text = renderDiffMarkdown(large);
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    const rows = text.split("\n").filter((line) => line.startsWith("| medium")).length;
    expect(text).toContain(`and ${(2000 - rows).toLocaleString("en-GB")} more rows`);
  });
});

test("a diff as JSON reads back", () => {
  const value: unknown = JSON.parse(renderDiffJson(diff));
  expect(Diff.parse(value)).toEqual(value);
  expect(value).toEqual(JSON.parse(JSON.stringify(diff)));
});
