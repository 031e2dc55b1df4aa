import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Report } from "../../src/model/report.ts";
import type { SuppressionUse } from "../../src/model/suppression.ts";
import { renderHtml } from "../../src/render/html.ts";
import { toView } from "../../src/render/html/view.ts";
import { sarifFiles } from "../../src/render/sarif.ts";
import { renderSummary } from "../../src/render/terminal.ts";
import { finding, resource, rule, smallReport } from "./small-report.ts";

const applied = { reason: "<b>ok</b>", owner: "us", until: null, source: "c.yaml:3" };
const key = (id: string, patch: Partial<Finding> = {}) =>
  finding({ resource: resource({ id, name: id }), fingerprint: id.padEnd(32, "0"), ...patch });
const open = key("open");
const accepted = key("accepted", { suppression: applied });

function use(state: SuppressionUse["state"], findings: number): SuppressionUse {
  return { ...applied, rules: ["kms-*"], state, findings };
}

function report(findings: Finding[], suppressions: SuppressionUse[] = [use("active", 1)]): Report {
  return { ...smallReport({ findings }), suppressions };
}

describe("the summary", () => {
  const summary = (of: Report, width = 80) => renderSummary(of, { color: false, width });

  it("counts what is suppressed apart, and shows the rest as the worst", () => {
    const text = summary(report([accepted, open]));
    expect(text).toContain("  1 failed   0 passed   0 unknown   1 suppressed\n");
    expect(text).toContain("open · eu-west-1\n");
    expect(text).not.toContain("accepted");
    expect(text).toContain("\nSuppressions · 1 active\n\n");
  });

  it("lists suppressions that ask for attention, in one line each", () => {
    const states = [use("expired", 2), use("unused", 0), use("undecided", 1), use("active", 3)];
    expect(summary(report([open], states))).toContain(`Suppressions · 1 active
  expired    no longer covers 2 findings · c.yaml:3 · kms-*
  unused     covers nothing · c.yaml:3 · kms-*
  undecided  may cover 1 finding: not all was read · c.yaml:3 · kms-*
`);
    const many = Array.from({ length: 20 }, () => use("unused", 0));
    expect(summary(report([open], many))).toContain("  and 12 more\n");
    for (const line of summary(report([open], states), 40).split("\n"))
      expect(line.length).toBeLessThanOrEqual(40);
  });

  it("says nothing where there are none", () => {
    expect(summary(report([open], []))).not.toMatch(/suppress/i);
  });
});

describe("the page", () => {
  it("counts, judges and orders what is suppressed apart from what fails", () => {
    const of = report([accepted, open]);
    const view = toView(of, of.findings);
    expect(view.total).toMatchObject({ fail: 1, suppressed: 1 });
    expect(view.failingCount).toBe(1);
    const only = report([accepted]);
    const { headline, rules, frameworks, first } = toView(only, only.findings);
    expect(headline).toBe("Nothing fails but what is accepted: 1 of 1 checks.");
    expect(rules[0]?.verdict).toBe("suppressed");
    expect(first).toEqual([]);
    expect(frameworks[0]).toMatchObject({ pass: 0, fail: 0, suppressed: 1 });
  });

  it("tells of suppressions and severities only where there are some", async () => {
    const html = await renderHtml(report([accepted, open]));
    expect(html).toContain('<a href="#suppressions">Suppressions</a>');
    expect(html).toContain("&lt;b&gt;ok&lt;/b&gt;");
    const plain = await renderHtml(report([open], []));
    expect(plain).not.toContain('href="#suppressions"');
    const override = { from: "low", reason: "We promised" } as const;
    const graver = await renderHtml({
      ...report([open], []),
      rules: [rule({ severityOverride: override })],
    });
    expect(graver).toContain("medium in place of low: We promised");
  });
});

it("SARIF leaves out what is suppressed, and keeps the cell", () => {
  const { files, leftOut } = sarifFiles(report([accepted, open]));
  expect(leftOut).toEqual([]);
  const text = files.map((file) => file.text).join("");
  expect(text).toContain(open.resource.arn);
  expect(text).not.toContain(accepted.resource.arn);
});
