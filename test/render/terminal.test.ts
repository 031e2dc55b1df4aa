import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/display-width.ts";
import { renderSummary } from "../../src/render/terminal.ts";
import { hostileText } from "./hostile-text.ts";
import { sampleReport } from "./sample-report.ts";
import { finding, gap, resource, rule, smallReport } from "./small-report.ts";

const plain = { color: false, width: 80 };

describe("renderSummary", () => {
  it("lets the first of many parts of a report stand for all of them", () => {
    const report = smallReport();
    const parts = ["", "-2", "-3", "-4"].map((number) => `out/report${number}.sarif`);
    const files = ["out/report.html", ...parts];
    const text = renderSummary(report, { ...plain, files });
    expect(text).toContain("out/report.html\n  out/report.sarif and 3 more parts beside it\n");
    expect(text).not.toContain("report-2.sarif");
    expect(renderSummary(report, { ...plain, files, verbose: true })).toContain("report-4.sarif");
    expect(renderSummary(report, { ...plain, files: parts.slice(0, 3) })).toContain(
      "report-3.sarif",
    );
  });

  it("tells services beyond twenty together, those with the fewest failures", () => {
    const names = Array.from({ length: 23 }, (_, index) => `s${String(index).padStart(2, "0")}`);
    const rules = names.map((service) => rule({ id: `${service}-rule`, service }));
    const findings = names.flatMap((service, index) => [
      finding({ rule: `${service}-rule`, status: index < 20 ? "fail" : "pass" }),
      finding({ rule: `${service}-rule`, status: "unknown" }),
    ]);
    const text = renderSummary(smallReport({ rules, findings }), { ...plain, files: [] });
    const lines = text.slice(text.indexOf("Services")).split("\n\n")[0]?.split("\n") ?? [];
    expect(lines).toHaveLength(22);
    expect(lines.slice(1, 21).map((line) => line.trim().slice(0, 3))).toEqual(names.slice(0, 20));
    expect(lines[21]).toMatch(/^ {2}and 3 others +0 +3 +3$/);
  });

  it("says the counts, the worst, the services, what was not read, the files, the next step", () => {
    const report = smallReport({
      rules: [rule(), rule({ id: "kms-open", title: "Key is open", severity: "critical" })],
      findings: [
        finding(),
        finding({ resource: resource({ id: "2", name: "ledger" }) }),
        finding({ rule: "kms-open", severity: "critical" }),
        finding({ status: "pass" }),
        finding({ status: "unknown" }),
      ],
      gaps: [gap(), gap({ reason: "not-collected", permission: "kms:ListGrants" })],
    });
    expect(renderSummary(report, { ...plain, files: ["out/report.html", "out/report.json"] }))
      .toBe(`keelson 0.1.0 · account 123456789012 · 1 Region · 1 service
2026-11-21 14:05 UTC

  3 failed   1 passed   1 unknown
  1 critical · 2 medium

Worst findings
  critical  Key is open
            billing · eu-west-1
  medium    Key does not rotate
            billing · eu-west-1, and 1 more

Services                     failed   passed  unknown
  kms                             3        1        1

Not read · 1 unknown result
  kms:ListKeys denied · eu-west-1
  Permissions needed:
    kms:ListKeys, kms:ListGrants

Reports
  out/report.html
  out/report.json

Next: open out/report.html and mend the critical findings first.
`);
  });

  it.each([
    [{ findings: [finding({ status: "pass" })] }, "nothing failed; scan again"],
    [{ findings: [finding({ status: "unknown" })] }, "nothing failed, but not everything was read"],
    [{ findings: [] }, "no rule applied"],
    [{ scope: { partial: true } }, "run it again to the end"],
  ])("advises by the outcome (%#)", (parts, advice) => {
    const text = renderSummary(smallReport(parts), { ...plain, width: 100 });
    expect(text.split("\n").at(-2)).toContain(advice);
  });

  it("is silent about what AWS does not offer and nobody asked for, unless verbose", () => {
    const gaps = [gap({ reason: "unsupported-region" }), gap({ reason: "not-collected" })];
    const report = smallReport({ gaps });
    expect(renderSummary(report, plain)).not.toContain("Not read");
    expect(renderSummary(report, { ...plain, verbose: true })).toContain("not offered");
  });

  it("names a call for which no permission helps by its operation", () => {
    const gaps = [gap({ permission: "", reason: "failed" })];
    const text = renderSummary(smallReport({ gaps }), plain);
    expect(text).toContain("\n  ListKeys failed · eu-west-1\n");
  });

  it("says the Region once when a resource is named after it", () => {
    const here = resource({ name: "eu-west-1" });
    const text = renderSummary(smallReport({ findings: [finding({ resource: here })] }), plain);
    expect(text).toContain("\n          eu-west-1\n");
  });

  it("shows eight rules at most and counts the rest; all of them when verbose", () => {
    const rules = Array.from({ length: 11 }, (_, n) => rule({ id: `r-${n}`, title: `Rule ${n}` }));
    const findings = rules.map(({ id }) => finding({ rule: id }));
    const report = smallReport({ rules, findings });
    const short = renderSummary(report, plain);
    expect(short.match(/Rule \d/g)).toHaveLength(8);
    expect(short).toContain("and 3 more rules (3 failed)");
    expect(renderSummary(report, { ...plain, verbose: true }).match(/Rule \d/g)).toHaveLength(11);
  });

  it("uses colour only when asked, and says the same without it", () => {
    const report = sampleReport();
    const text = renderSummary(report, plain);
    expect(text).not.toContain("\u001b");
    const colored = renderSummary(report, { ...plain, color: true });
    expect(colored).toContain("\u001b[31m");
    expect(stripVTControlCharacters(colored)).toBe(text);
  });

  it.each([20, 32, 50, 80, 200])("fits %i columns (32 at least, 100 at most)", (width) => {
    const allowed = Math.max(32, Math.min(100, width));
    for (const hostile of [false, true]) {
      const text = renderSummary(sampleReport({ hostile }), { color: false, width });
      const overlong = text
        .split("\n")
        .filter((line) => displayWidth(line) > allowed)
        // A permission is copied by hand, so a long one is not cut.
        .filter((line) => !/^ {2}[a-z-]+:[A-Za-z]+$/.test(line));
      expect(overlong).toEqual([]);
    }
  });

  it("names each resource and each gap in full when verbose", () => {
    const id = "k".repeat(120);
    const report = smallReport({
      findings: [finding({ resource: resource({ id }) })],
      gaps: [gap({ arn: resource({ id: `${id}-unread` }).arn })],
    });
    const text = renderSummary(report, { color: false, width: 50, verbose: true });
    expect(text).toContain(`billing · ${resource({ id }).arn}\n`);
    expect(text).toContain(`${id}-unread: AccessDeniedException: not authorized`);
  });

  it("lets no resource drive the terminal or break a line", () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.boolean(), (name, title, verbose) => {
        const summary = (text: string, other: string) =>
          renderSummary(
            smallReport({
              rules: [rule({ title: other })],
              findings: [finding({ resource: resource({ name: text, region: text }) })],
              gaps: [gap({ message: text, arn: text })],
            }),
            { ...plain, verbose, files: [text] },
          );
        const text = summary(name, title);
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(text.split("\n")).toHaveLength(summary("a", title).split("\n").length);
      }),
    );
  });
});
