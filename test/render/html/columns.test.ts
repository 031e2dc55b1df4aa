import { describe, expect, it } from "vitest";
import { compareWithBaseline, makeBaseline } from "../../../src/engine/baseline.ts";
import { toColumns } from "../../../src/render/html/columns.ts";
import { jsonForScript } from "../../../src/render/html/text.ts";
import { worstFirst } from "../../../src/render/worst-first.ts";
import { sampleReport } from "../sample-report.ts";
import { browserDecoder } from "./browser-decoder.ts";

const { createStore } = await browserDecoder();

describe("toColumns", () => {
  it.each([false, true])("loses nothing that a finding says (hostile: %s)", (hostile) => {
    const sample = sampleReport({ findings: 300, hostile });
    const { findings: all } = sample;
    const half = { ...sample, findings: all.filter((_, index) => index % 2 === 0) };
    const report = compareWithBaseline(sample, makeBaseline(half));
    const findings = worstFirst(report.findings);
    const data = JSON.parse(jsonForScript(toColumns(report, findings)));
    const store = createStore(data);
    expect(store.count).toBe(300);
    const restored = findings.map((_, index) => {
      const { rule, fix, missing, location, suppression, baseline, firstSeen, ...rest } =
        store.finding(index);
      return {
        ...rest,
        rule: rule.id,
        ...(fix !== null && { fix }),
        ...(location !== null && { location }),
        ...(suppression !== null && { suppression }),
        ...(baseline !== "none" && { baseline }),
        ...(firstSeen !== "" && { firstSeen }),
        ...(missing !== undefined && missing.length > 0 && { missing }),
      };
    });
    expect(restored).toEqual(findings);
  });

  it("refuses a finding whose rule the report does not describe", () => {
    const report = sampleReport({ findings: 3 });
    expect(() => toColumns({ ...report, rules: [] }, report.findings)).toThrow(/but not the rule/);
  });
});

describe("worstFirst", () => {
  it("puts failing before unknown before passing, and the gravest first", () => {
    const order = worstFirst(sampleReport({ findings: 200 }).findings);
    const rank = { fail: 0, unknown: 10, pass: 20 };
    const grade = { critical: 0, high: 1, medium: 2, low: 3, informational: 4 };
    const keys = order.map(({ status, severity }) => rank[status] + grade[severity]);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(new Set(keys).size).toBeGreaterThan(8);
  });
});
