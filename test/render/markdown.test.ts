import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code, prose } from "../../src/render/markdown/text.ts";
import { MARKDOWN_BYTES, renderMarkdown } from "../../src/render/markdown.ts";
import { everyOutcome, hostileReport } from "./every-outcome.ts";
import { hostileText } from "./hostile-text.ts";
import { sampleReport } from "./sample-report.ts";
import { smallReport } from "./small-report.ts";

const TAGS = /<!-- -->|<\/?code>|<br>|&#\d+;|\*\*new\*\*/g;

/** What of a table's cell could be markup, after what keelson itself writes. */
function markupIn(cell: string): string {
  const outside = cell.replaceAll(/`[^`]*`/g, "code").replaceAll(TAGS, "·");
  return /[\\`*_{}[\]<>&#|~!$@^+=]|:\/\/|www\./i.exec(outside)?.[0] ?? "";
}

/** Every row of every table, without heads; a row has to have as many cells as its head. */
function rowsOf(text: string): string[][] {
  let columns = 0;
  return text.split("\n").flatMap((line, index, lines) => {
    if (!line.startsWith("|")) return [];
    const cells = line.slice(2, -2).split(" | ");
    if (lines[index + 1]?.startsWith("| --- ") === true) columns = cells.length;
    expect(cells.length).toBe(columns);
    expect(line.match(/\|/g)?.length).toBe(columns + 1);
    return cells.every((cell) => cell === "---") ? [] : [cells];
  });
}

describe("renderMarkdown", () => {
  it("tells what fails, what is unknown and what is accepted", () => {
    const text = renderMarkdown({
      ...everyOutcome(),
      baseline: {
        takenAt: "2026-11-20T00:00:00Z",
        findings: 3,
        new: 1,
        fixed: 2,
        unknown: 0,
      },
    });
    expect(text).toMatch(/^# keelson: 3 failures, 2 unknown\n/);
    expect(text).toContain("baseline of 2026-11-20T00:00:00Z with 3 findings: **1 new**, 2 fixed");
    expect(text.match(/^## .*$/gm)).toEqual(["## Failures", "## Unknown", "## Suppressed"]);
    expect(text).toContain(
      "| medium | `kms-key-rotation-disabled` | `arn:aws:kms:eu-west-1:123456789012:key/ffffffff` | `eu-west-1` | billing is never rotated<br>`infra/kms.tf:12 (aws_kms_key.billing)` | Turn on automatic rotation. | **new** 2026-11-01 |",
    );
    expect(text).toContain("GetKeyRotationStatus denied (kms:GetKeyRotationStatus)");
    expect(text).toContain("Imported key (platform team, until 2027-03-31; keelson.config.yaml:7)");
  });

  it("fits a step summary, keeps a place for every section, and says what is missing", () => {
    const report = sampleReport({ findings: 12_000, hostile: true });
    const text = renderMarkdown(report);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MARKDOWN_BYTES);
    expect(Buffer.byteLength(text)).toBeGreaterThan(MARKDOWN_BYTES / 2);
    expect(text).toMatch(/\d+ more results did not fit here/);
    expect(text).toContain("## Unknown");
    expect(rowsOf(text).length).toBeGreaterThan(100);
  });

  it.each([400, 1000, 2000, 5000])("stays within %d bytes", (bytes) => {
    const text = renderMarkdown(sampleReport(), bytes);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
  });

  it("has no section for nothing", () => {
    expect(renderMarkdown(smallReport({ findings: [] }))).not.toContain("##");
  });

  it("lets no name become markup, a link or a cell", () => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        hostileText,
        (name, arn, message, extra) => {
          const rows = rowsOf(renderMarkdown(hostileReport({ name, arn, message, extra })));
          expect(rows.length).toBe(6 + 3 + 3);
          expect(
            rows
              .flat()
              .map(markupIn)
              .filter((markup) => markup !== ""),
          ).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("prose and code", () => {
  const text = fc.oneof(
    hostileText,
    fc
      .array(
        fc.constantFrom(
          "`",
          "|",
          "\\",
          "*",
          "_",
          "<",
          ">",
          "[",
          "](",
          "@a",
          "#1",
          "http://",
          "www.",
          "a@b.c",
          " ",
          "\n",
          "&amp;",
        ),
      )
      .map((parts) => parts.join("")),
  );

  it("hold no markup", () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(markupIn(prose(each, 400))).toBe("");
        expect(markupIn(code(each, 400))).toBe("");
        expect(`${prose(each, 400)}${code(each, 400)}`).not.toMatch(/[|\n]/);
      }),
      { numRuns: 1000 },
    );
  });

  it("read as they were", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{1,80}$/), (each) => {
        const shown = prose(each, 400)
          .replaceAll("<!-- -->", "")
          .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)));
        expect(shown).toBe(each);
      }),
    );
  });

  it("are code spans where those can hold the text", () => {
    expect(code("arn:aws:s3:::a_b", 400)).toBe("`arn:aws:s3:::a_b`");
    expect(code("a|b", 400)).toBe("<code>a&#124;b</code>");
    expect(code("  ", 400)).toBe("");
    expect(prose("see https://a.b, @ann", 400)).toBe("see https:<!-- -->//a.b, &#64;<!-- -->ann");
  });
});
