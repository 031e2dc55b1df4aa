import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trendPoint, trends } from "../../../src/engine/trend.ts";
import type { Report } from "../../../src/model/report.ts";
import { displayWidth } from "../../../src/render/display-width.ts";
import { renderTrendHtml } from "../../../src/render/trend/html.ts";
import { sparkline } from "../../../src/render/trend/sparkline.ts";
import { renderTrendText } from "../../../src/render/trend/text.ts";
import { hostileText } from "../hostile-text.ts";
import { finding, rule, smallReport } from "../small-report.ts";

const scan = (day: number, failures: number, patch: Partial<Report["scope"]> = {}) =>
  trendPoint({
    ...smallReport({
      findings: Array.from({ length: failures }, () => finding()),
      scope: patch,
    }),
    takenAt: `2026-11-${String(day).padStart(2, "0")}T02:00:00Z`,
  });
const falling = trends([scan(1, 8), scan(2, 4), scan(3, 0)]);

describe("a sparkline", () => {
  test("reaches from zero to the largest value", () => {
    expect(sparkline([0, 1, 7, 14], 10)).toBe("▁▂▅█");
    expect(sparkline([0, 0], 10)).toBe("▁▁");
    expect(sparkline([3, null, 3], 10)).toBe("█·█");
    expect(sparkline([], 10)).toBe("");
  });
  test("never takes more room than there is, and ends with the last value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(1000)), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 60 }),
        (values, width) => {
          const line = sparkline(values, width);
          expect(line).toHaveLength(Math.min(width, values.length));
          expect(line.endsWith("·")).toBe(values.at(-1) === null);
        },
      ),
    );
  });
});

describe("a trend as text", () => {
  test("shows each row with its first and last value", () => {
    const text = renderTrendText(falling, { color: false, width: 80 });
    expect(text).toContain("Account 123456789012 · 3 scans · 2026-11-01 to 2026-11-03\n");
    expect(text).toMatch(/^ {2}medium +█▅▁ +8 +0 +−8$/m);
    expect(text).toMatch(/^ {2}kms +█▅▁ +8 +0 +−8$/m);
    expect(text).toMatch(/^ {2}unknown +▁▁▁ +0 +0 +0$/m);
    expect(text).not.toContain("do not compare");
  });
  test("says which scans do not compare", () => {
    const other = trends([scan(1, 8), scan(2, 1, { regions: ["us-east-1"] })]);
    const text = renderTrendText(other, { color: false, width: 80 });
    expect(text).toMatch(/2026-11-02 02:00 .* {2}other Regions$/m);
    expect(text).toContain("do not compare");
  });
  test("stays in its width, whatever the names", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (account, service) => {
        const report = smallReport({ rules: [rule({ service })], scope: { account } });
        const text = renderTrendText(trends([trendPoint(report)]), { color: false, width: 80 });
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe("a trend as HTML", () => {
  test("draws the areas of the severities that there are", () => {
    const html = renderTrendHtml(falling, 0);
    expect(html).toContain('<polygon class="medium" points="0,0 500,120 1000,240 1000,240');
    expect(html).not.toContain('<polygon class="low"');
    expect(html).toContain("0 findings fail, 8 fewer than in the first scan.");
    expect(html).toContain("<title>2026-11-02, 4 failed: 4 medium</title>");
  });
  test("claims no improvement where counts do not compare, and marks the place", () => {
    const html = renderTrendHtml(trends([scan(1, 8), scan(3, 1, { regions: ["us-east-1"] })]), 2);
    expect(html).toContain('<p class="headline">1 finding fails.</p>');
    expect(html).toContain('<line class="break" x1="1000"');
    expect(html).toContain("2 of the reports could not be read");
  });
  test("needs two scans for a chart", () => {
    const html = renderTrendHtml(trends([scan(1, 8)]), 0);
    expect(html).not.toContain("<polygon");
    expect(html).toContain("A trend needs two scans at least.");
  });
  test("keeps hostile names out of its markup", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (account, service) => {
        const report = smallReport({ rules: [rule({ service })], scope: { account } });
        const html = renderTrendHtml(trends([trendPoint(report)]), 0);
        const body = html.slice(html.indexOf("<body>"));
        expect(body.match(/<script|<img|javascript:|style=|\son\w+=/gi)).toBeNull();
        const plain = renderTrendHtml(falling.slice(0, 1), 0);
        expect(body.match(/<(h2|section|table)\b/g)?.length).toBe(
          plain.match(/<(h2|section|table)\b/g)?.length,
        );
      }),
    );
  });
});
